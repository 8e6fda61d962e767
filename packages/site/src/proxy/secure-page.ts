import { type NextRequest, NextResponse } from "next/server";

export type SecurePageOptions = {
  nodeEnv: string;
  /** Where the site is reached from outside. */
  siteUrl: string;
  /** A server beside the site's own that its pages may ask. */
  alsoAsks?: string | undefined;
  /** Told to the page beside the nonce, as headers of its request. */
  tellPage?: Record<string, string>;
};

/**
 * Scripts run only with this answer's nonce. Inline styles stay allowed: Mantine sets CSS variables in style
 * attributes, which no nonce can cover.
 */
function contentSecurityPolicy(nonce: string, options: SecurePageOptions): string {
  const isDevelopment = options.nodeEnv === "development";
  const asks = options.alsoAsks === undefined ? "" : ` ${new URL(options.alsoAsks).origin}`;
  return [
    "default-src 'self'",
    // React's development build evaluates code to show server stacks in the browser.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${asks}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure(options) ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

const isSecure = ({ siteUrl }: SecurePageOptions): boolean => siteUrl.startsWith("https:");

/** Gives each page its content security policy. HSTS only over HTTPS: over HTTP it would be ignored or do harm. */
export function securePage(request: NextRequest, options: SecurePageOptions): NextResponse {
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, options);

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(options.tellPage ?? {})) headers.set(name, value);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (isSecure(options))
    response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return response;
}

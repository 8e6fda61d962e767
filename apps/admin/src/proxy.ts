import { type NextRequest, NextResponse } from "next/server";
import { env } from "./env.ts";

/**
 * Scripts run only with this answer's nonce. Inline styles stay allowed: Mantine sets CSS variables in style
 * attributes, which no nonce can cover.
 */
function contentSecurityPolicy(nonce: string, secure: boolean): string {
  const development = env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    // React's development build evaluates code to show server stacks in the browser.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Gives each page its content security policy. HSTS only over HTTPS: over HTTP it would be ignored or do harm. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID();
  const secure = env.NEXTAUTH_URL.startsWith("https:");
  const policy = contentSecurityPolicy(nonce, secure);

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  // For whoever has to sign in first: the page itself cannot know its address.
  headers.set("x-path", request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (secure) response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!api|_next/static|_next/image|icon.svg).*)",
      // A prefetched page is not executed; its policy comes with the real visit.
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};

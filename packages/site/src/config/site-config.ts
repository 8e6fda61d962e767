import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./src/i18n/request.ts");

export type SiteConfigOptions = {
  /** How much of its addresses the site tells to those it links to. */
  referrerPolicy: "strict-origin-when-cross-origin" | "same-origin";
  /** Whether its pages may ask where the viewer is. */
  geolocation: boolean;
};

/** The headers that are the same for every answer; the content security policy has a nonce and is set by the proxy. */
function securityHeaders({ referrerPolicy, geolocation }: SiteConfigOptions) {
  const place = geolocation ? "geolocation=(self)" : "geolocation=()";
  return [
    { key: "X-Frame-Options", value: "DENY" },
    { key: "X-Content-Type-Options", value: "nosniff" },
    { key: "Referrer-Policy", value: referrerPolicy },
    { key: "Permissions-Policy", value: `camera=(), microphone=(), payment=(), usb=(), ${place}` },
    { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  ];
}

/** What `next.config.ts` of a site exports. */
export function siteConfig(options: SiteConfigOptions): NextConfig {
  return withNextIntl({
    poweredByHeader: false,
    reactStrictMode: true,
    // Our packages are TypeScript sources, not builds.
    transpilePackages: [
      "@sortes/api",
      "@sortes/db",
      "@sortes/domain",
      "@sortes/jobs",
      "@sortes/site",
      "@sortes/ui",
      "@sortes/verifier",
    ],
    // Native modules and clients with their own worker threads or files cannot be bundled.
    serverExternalPackages: [
      "pg",
      "pino",
      "ioredis",
      "@node-rs/argon2",
      "@prisma/client",
      "@prisma/adapter-pg",
    ],
    turbopack: { root: fileURLToPath(new URL("../../../../", import.meta.url)) },
    experimental: { optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@sortes/ui"] },
    headers: async () => [{ source: "/:path*", headers: securityHeaders(options) }],
  });
}

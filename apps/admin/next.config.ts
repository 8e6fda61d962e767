import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./src/i18n/request.ts");

/** The headers that are the same for every answer; the content security policy has a nonce and is set in `src/proxy.ts`. */
const securityHeaders = [
  { key: "X-Frame-Options", value: "DENY" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), payment=(), usb=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Our packages are TypeScript sources, not builds.
  transpilePackages: ["@sortes/api", "@sortes/db", "@sortes/domain", "@sortes/jobs", "@sortes/ui"],
  // Native modules and clients with their own worker threads or files cannot be bundled.
  serverExternalPackages: [
    "pg",
    "pino",
    "ioredis",
    "@node-rs/argon2",
    "@prisma/client",
    "@prisma/adapter-pg",
  ],
  turbopack: { root: fileURLToPath(new URL("../../", import.meta.url)) },
  experimental: { optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@sortes/ui"] },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default withNextIntl(config);

import { securePage } from "@sortes/site/proxy";
import type { NextRequest, NextResponse } from "next/server";
import { env } from "./env.ts";

/** Gives each page its content security policy. */
export function proxy(request: NextRequest): NextResponse {
  return securePage(request, { nodeEnv: env.NODE_ENV, siteUrl: env.NEXTAUTH_URL, alsoAsks: env.EDGE_URL });
}

// Next.js reads this from the text of the file, so it cannot be imported.
export const config = {
  matcher: [
    {
      source: "/((?!api|_next/static|_next/image|icon.svg|certificates/|documents/|log/|verifier/).*)",
      // A prefetched page is not executed; its policy comes with the real visit.
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};

import { createStaffAuthOptions } from "@sortes/api/auth";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { env } from "../env.ts";
import { services } from "./services.ts";

type RouteContext = Parameters<typeof NextAuth>[1] & { params: Promise<{ nextauth: string[] }> };

/** Sign-in and sign-out. The options hold the database, so they are made with the first request, not with the build. */
export function answerAuth(request: NextRequest, context: RouteContext): Promise<Response> {
  const { db, logger } = services();
  const isSecure = env.NEXTAUTH_URL.startsWith("https:");
  return NextAuth(
    request,
    context,
    createStaffAuthOptions({ db, logger, secret: env.NEXTAUTH_SECRET, isSecure }),
  );
}

import type { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";

type RouteContext = Parameters<typeof NextAuth>[1] & { params: Promise<{ nextauth: string[] }> };

/** Sign-in and sign-out. The options hold the database, so they are made with the first request, not with the build. */
export function authRoute(makeOptions: () => NextAuthOptions) {
  return (request: NextRequest, context: RouteContext): Promise<Response> =>
    NextAuth(request, context, makeOptions());
}

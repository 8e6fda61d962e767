import { readClient } from "@sortes/api/auth";
import { type PlayerContext, playerRouter } from "@sortes/api/player";
import { queryClientOfRequest } from "@sortes/site/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { env } from "../env.ts";
import { services } from "./services.ts";
import { sessionIdOf } from "./session.ts";

/** What a procedure learns about a request, for the route handler and for pages rendered here. */
export async function makePlayerContext(requestHeaders: Headers): Promise<PlayerContext> {
  return {
    ...services(),
    ...readClient(requestHeaders, env.TRUSTED_PROXY_HOPS),
    sessionId: await sessionIdOf(requestHeaders),
  };
}

/** The options of every procedure, called in this process instead of over HTTP. */
export const trpcOnServer = createTRPCOptionsProxy({
  router: playerRouter,
  ctx: async () => makePlayerContext(await headers()),
  queryClient: queryClientOfRequest,
});

import { logProcedureError, playerRouter } from "@sortes/api/player";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { services } from "./services.ts";
import { makePlayerContext } from "./trpc.ts";

/** The player router over HTTP: queries, mutations, and live events as a stream. */
export function answerTrpc(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: playerRouter,
    createContext: () => makePlayerContext(request.headers),
    onError: ({ error, path }) => logProcedureError(services().logger, { error, path }),
  });
}

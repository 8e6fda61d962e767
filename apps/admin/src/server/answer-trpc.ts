import { logProcedureError, operatorRouter } from "@sortes/api/operator";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { services } from "./services.ts";
import { makeOperatorContext } from "./trpc.ts";

/** The operator router over HTTP: queries, mutations, and live events as a stream. */
export function answerTrpc(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: operatorRouter,
    createContext: () => makeOperatorContext(request.headers),
    onError: ({ error, path }) => logProcedureError(services().logger, { error, path }),
  });
}

import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import { describeError, withStatus } from "../errors/describe-error.ts";
import { sseOptions } from "./sse-options.ts";

/** What both roots are made of. Every procedure tells its refusals the same way, with the HTTP status of their kind. */
export function makeRoot<Context extends object, Meta extends object>() {
  const t = initTRPC
    .context<Context>()
    .meta<Meta>()
    .create({
      transformer: superjson,
      // Replaces tRPC's data as a whole, so that no stack reaches a browser.
      errorFormatter: ({ shape, error }) => {
        const description = describeError(error);
        const { httpStatus, path } = shape.data;
        return { ...shape, message: description.code, data: { httpStatus, path, ...description } };
      },
      sse: sseOptions,
    });
  const procedure = t.procedure.use(async ({ next }) => {
    const result = await next();
    if (result.ok) return result;
    throw withStatus(result.error);
  });
  return { router: t.router, procedure };
}

import {
  defaultShouldDehydrateQuery,
  hashKey,
  MutationCache,
  QueryCache,
  QueryClient,
} from "@tanstack/react-query";
import superjson from "superjson";

/** Long enough that a page rendered on the server is not fetched again at once; live events refresh sooner. */
const staleMs = 15_000;

export type QueryClientOptions = {
  /** Told of every query and mutation that failed, whoever asked for it. */
  onError?: ((error: Error) => void) | undefined;
};

/** One per request on the server and one per tab in the browser. Bigints and dates survive the way through superjson. */
export function makeQueryClient({ onError }: QueryClientOptions = {}): QueryClient {
  return new QueryClient({
    ...(onError && {
      queryCache: new QueryCache({ onError }),
      mutationCache: new MutationCache({ onError }),
    }),
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        retry: shouldRetry,
        // An input may hold a bigint, which the usual hash cannot write.
        queryKeyHashFn: (key) => hashKey([superjson.serialize(key)]),
      },
      dehydrate: {
        serializeData: superjson.serialize,
        // A query still running is sent along too, so that the page streams instead of waiting.
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}

const attemptsMax = 2;

/** Only trouble on the way is worth another try: an answer, even a refusal, is the answer. */
function shouldRetry(failures: number, error: Error): boolean {
  const answered = "data" in error && error.data !== undefined && error.data !== null;
  return !answered && failures < attemptsMax;
}

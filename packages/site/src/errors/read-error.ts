import { z } from "zod";

export type ErrorReading = {
  /** `concept.reason`, which is also the key of its text. */
  code: string | undefined;
  kind: string | undefined;
  details: Record<string, unknown>;
};

const answered = z.object({
  data: z.object({
    code: z.string(),
    kind: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** What an error of the router says of itself. Without an answer at all it was the way there that failed. */
export function readError(error: unknown): ErrorReading {
  const parsed = answered.safeParse(error);
  if (parsed.success) {
    const { code, kind, details = {} } = parsed.data.data;
    return { code, kind, details };
  }
  const neverArrived = error instanceof Error && error.name === "TRPCClientError";
  const kind = neverArrived ? (isOffline() ? "offline" : "unavailable") : undefined;
  return { code: undefined, kind, details: {} };
}

function isOffline(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}

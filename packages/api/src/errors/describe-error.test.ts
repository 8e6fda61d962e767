import { DatabaseUnavailableError } from "@sortes/db/errors";
import { DomainError, type ErrorKind, InvariantError } from "@sortes/domain/errors";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { expect, test } from "vitest";
import { z } from "zod";
import { describeError, withStatus } from "./describe-error.ts";
import { describeThrown } from "./describe-thrown.ts";

const statusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
  limit: 422,
  unavailable: 503,
};

/** As tRPC hands on what a use-case threw. */
const thrownByUseCase = (cause: unknown) => new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause });

test.each(Object.entries(statusOfKind) as [ErrorKind, number][])(
  "a refusal of kind %s keeps its code and details and answers %i",
  (kind, status) => {
    const refusal = new DomainError("example.refused_so", kind, { details: { minMinor: 5n } });
    const error = withStatus(thrownByUseCase(refusal));
    expect(getHTTPStatusCodeFromError(error)).toBe(status);
    expect(describeError(error)).toEqual({ code: "example.refused_so", kind, details: { minMinor: 5n } });
  },
);

test.each([
  new DatabaseUnavailableError(new Error("connection refused")),
  Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
])("a database that is away is a reason to come back, not a refusal", (cause) => {
  const error = withStatus(thrownByUseCase(cause));
  expect(getHTTPStatusCodeFromError(error)).toBe(503);
  expect(describeError(error)).toEqual({
    code: "system.unavailable",
    kind: "unavailable",
    details: { retryAfterS: 2 },
  });
});

test("a bad input names its fields and nothing of their contents", () => {
  const parsed = z
    .object({ line: z.object({ picks: z.array(z.int()) }) })
    .safeParse({ line: { picks: ["x"] } });
  const error = new TRPCError({ code: "BAD_REQUEST", cause: parsed.error });
  expect(describeError(withStatus(error))).toEqual({
    code: "system.invalid_input",
    kind: "invalid",
    details: { fields: ["line.picks.0"] },
  });
});

test.each(["PARSE_ERROR", "METHOD_NOT_SUPPORTED", "UNSUPPORTED_MEDIA_TYPE"] as const)(
  "a request that no page sends (%s) is the caller's fault, so it raises no alert",
  (code) => {
    expect(describeError(new TRPCError({ code }))).toMatchObject({
      code: "system.invalid_input",
      kind: "invalid",
    });
  },
);

test("an unknown procedure is not found", () => {
  expect(describeError(new TRPCError({ code: "NOT_FOUND" }))).toMatchObject({ code: "system.not_found" });
});

test.each([
  new InvariantError("the books do not balance", { details: { account: "secret" } }),
  new TypeError("x is not a function"),
  z.string().safeParse(1).error,
  "a string",
])("our own fault says nothing of itself", (cause) => {
  const internal = { code: "system.internal", kind: "internal" };
  expect(describeThrown(cause)).toEqual(internal);
  expect(describeError(withStatus(thrownByUseCase(cause)))).toEqual(internal);
});

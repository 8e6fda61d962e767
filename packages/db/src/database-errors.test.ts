import { describe, expect, test } from "vitest";
import { DatabaseUnavailableError, isDatabaseUnavailable, isTransactionConflict } from "./database-errors.ts";

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe("database errors", () => {
  test.each(["ECONNREFUSED", "57P01", "57P03", "08006", "53300", "55P03"])(
    "%s means the database is unavailable",
    (code) => expect(isDatabaseUnavailable(withCode(code))).toBe(true),
  );

  test.each(["23505", "23514", "42P01", "P2002", "40001"])("%s does not", (code) =>
    expect(isDatabaseUnavailable(withCode(code))).toBe(false),
  );

  test("a lost connection and a full pool are recognised by the driver's words", () => {
    expect(isDatabaseUnavailable(new Error("Connection terminated unexpectedly"))).toBe(true);
    expect(isDatabaseUnavailable(new Error("timeout exceeded when trying to connect"))).toBe(true);
  });

  test.each([{ kind: "DatabaseNotReachable" }, { kind: "postgres", code: "57P01" }])(
    "Prisma's %o means it too",
    (cause) => {
      const error = Object.assign(new Error("Invalid invocation"), {
        code: "P2039",
        meta: { driverAdapterError: { cause } },
      });
      expect(isDatabaseUnavailable(error)).toBe(true);
    },
  );

  test("the reason is found behind a wrapper", () => {
    expect(isDatabaseUnavailable(new Error("outer", { cause: withCode("57P01") }))).toBe(true);
    expect(isTransactionConflict(new Error("outer", { cause: withCode("40P01") }))).toBe(true);
    expect(isDatabaseUnavailable(new AggregateError([withCode("ECONNREFUSED")]))).toBe(true);
  });

  test("the cause is kept", () => {
    const cause = withCode("57P01");
    expect(new DatabaseUnavailableError(cause).cause).toBe(cause);
  });
});

import { expect, it } from "vitest";
import { readError } from "./read-error.ts";

it("reads the code, kind and details of an answered refusal", () => {
  const error = Object.assign(new Error("refused"), {
    data: { code: "draw.sales_closed", kind: "refused", details: { nextDrawId: "d2" }, path: "tickets.buy" },
  });
  expect(readError(error)).toEqual({
    code: "draw.sales_closed",
    kind: "refused",
    details: { nextDrawId: "d2" },
  });
});

it("tells a failed connection from a failed answer", () => {
  const error = new Error("fetch failed");
  error.name = "TRPCClientError";
  expect(readError(error).kind).toBe("unavailable");
});

it("makes nothing up about anything else", () => {
  expect(readError("boom")).toEqual({ code: undefined, kind: undefined, details: {} });
});

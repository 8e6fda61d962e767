import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { parseCertificate } from "./certificate.schema.ts";

const examples = z
  .record(z.string(), z.object({ certificate: z.looseObject({ drawId: z.string() }) }))
  .parse(
    JSON.parse(
      readFileSync(
        new URL("../../../../../packages/verifier/vectors/examples.json", import.meta.url),
        "utf8",
      ),
    ),
  );

test.each(Object.entries(examples))("the page can tell the certificate %s", (_name, { certificate }) => {
  const told = parseCertificate(JSON.stringify(certificate));
  expect(told.terms.body.beacon.level).toBe(told.beacon.level);
});

test("the examples are of every level", () => {
  const levels = Object.values(examples).map(
    ({ certificate }) => parseCertificate(JSON.stringify(certificate)).beacon.level,
  );
  expect([...new Set(levels)].toSorted()).toEqual(["L0", "L1", "L2", "L3"]);
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accessErrors } from "./access.errors.ts";
import { systemErrors } from "./system.errors.ts";

const rootUrl = new URL("../../../../", import.meta.url);
const conceptsUrl = new URL("packages/domain/src/", rootUrl);

/** What only staff can be told; a player never meets it. */
const STAFF_ONLY = [
  "approval.",
  "beacon.",
  "ceremony.",
  "claim.",
  "entropy.",
  "operator.",
  "settlement.",
  "system.worker_unreachable",
];

interface Defined {
  definitions: Record<string, unknown>;
}
const isDefined = (value: unknown): value is Defined =>
  typeof value === "object" && value !== null && "definitions" in value;

const codesOf = (values: readonly unknown[]): string[] =>
  values.filter(isDefined).flatMap(({ definitions }) => Object.keys(definitions));

/** Every concept that has a file of errors, with the codes that its surface shows to the sites. */
async function loadConceptCodes(): Promise<Map<string, string[]>> {
  const concepts = readdirSync(conceptsUrl).filter((concept) => {
    const url = new URL(`${concept}/`, conceptsUrl);
    return existsSync(url) && readdirSync(url).some((file) => file.endsWith(".errors.ts"));
  });
  const surfaces = concepts.map(async (concept): Promise<[string, string[]]> => {
    const surface: Record<string, unknown> = await import(`@sortes/domain/${concept}`);
    return [concept, codesOf(Object.values(surface))];
  });
  return new Map(await Promise.all(surfaces));
}

const conceptCodes = await loadConceptCodes();
const allCodes = [...conceptCodes.values(), codesOf([accessErrors, systemErrors])].flat();

/** The texts of a site under `errors`, by code; `errors.general` has the words for whole kinds. */
function textsOf(site: string): Map<string, string> {
  const path = new URL(`apps/${site}/messages/en.json`, rootUrl);
  const messages: { errors: Record<string, Record<string, string>> } = JSON.parse(readFileSync(path, "utf8"));
  const { general: _general, ...concepts } = messages.errors;
  return new Map(
    Object.entries(concepts).flatMap(([concept, reasons]) =>
      Object.entries(reasons).map(([reason, text]): [string, string] => [`${concept}.${reason}`, text]),
    ),
  );
}

test("every concept with errors shows them on its surface", () => {
  expect(conceptCodes.size).toBeGreaterThan(0);
  const silent = [...conceptCodes].filter(([, codes]) => codes.length === 0).map(([concept]) => concept);
  expect(silent).toEqual([]);
});

describe.each([
  { site: "web", isTold: (code: string) => !STAFF_ONLY.some((prefix) => code.startsWith(prefix)) },
  { site: "admin", isTold: () => true },
])("the $site site", ({ site, isTold }) => {
  const texts = textsOf(site);

  test("has a sentence for every refusal it can meet", () => {
    const isSentence = (code: string): boolean => /[.}]$/.test(texts.get(code) ?? "");
    expect(allCodes.filter((code) => isTold(code) && !isSentence(code))).toEqual([]);
  });

  test("has no sentence for a refusal that does not exist", () => {
    expect([...texts.keys()].filter((code) => !allCodes.includes(code))).toEqual([]);
  });
});

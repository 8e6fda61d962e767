import type { Json } from "../canonical-json.ts";
import { changesBetween } from "./changes.ts";
import { Draft, type Tampering } from "./draft.ts";
import { type JsonObject, makeExample } from "./example.ts";
import { makePrimitives } from "./primitives.ts";
import { EXAMPLE_NAMES } from "./recipes.ts";
import { TAMPERED_DRAWS } from "./tampering-draws.ts";
import { TAMPERED_PROMISES } from "./tampering-promises.ts";
import { TAMPERED_RECEIPTS } from "./tampering-receipts.ts";
import { TAMPERED_SEALS } from "./tampering-seals.ts";

/** The files of `vectors/`, by name. They are frozen: a difference is a new version of the protocol, or a mistake. */
export function makeVectors(): Record<string, unknown> {
  const examples = Object.fromEntries(EXAMPLE_NAMES.map((name) => [name, makeExample(name)]));
  const all = [...TAMPERED_PROMISES, ...TAMPERED_SEALS, ...TAMPERED_DRAWS, ...TAMPERED_RECEIPTS];
  return {
    "primitives.json": makePrimitives(),
    "examples.json": Object.fromEntries(
      Object.entries(examples).map(([name, { certificate, receipts }]) => [name, { certificate, receipts }]),
    ),
    "tampered.json": all.map(tamperedVector),
  };
}

function tamperedVector({ name, step, base, needsBls, change }: Tampering) {
  const draft = new Draft(base);
  const { certificate, receipts } = draft.example;
  change(draft);
  return {
    name,
    step,
    base,
    ...(needsBls && { needsBls }),
    ...(draft.pins.length > 0 && { pins: draft.pins }),
    ...(draft.drawId !== null && { drawId: draft.drawId }),
    certificate: changes(certificate, draft.files.certificate),
    receipt: changes(receipts[0] ?? null, draft.files.receipt),
  };
}

function changes(before: JsonObject | null, after: JsonObject | null): Json {
  return changesBetween(before, after).map(({ path, value }) =>
    value === undefined ? { path } : { path, value },
  );
}

import { readFileSync } from "node:fs";
import type { Json } from "../canonical-json.ts";
import { applyChanges, type Change } from "../json-patch.ts";
import { STEPS } from "../steps.ts";
import { verify } from "../verify.ts";

interface ExampleFiles {
  certificate: Json;
  receipts: Json[];
}

export interface TamperedInput {
  name: string;
  /** The step that must catch it. */
  step: string;
  /** The example it was made of. */
  base: string;
  pins?: string[];
  drawId?: string;
  certificate: Change[];
  receipt: Change[];
}

export interface Selftest {
  tampered: number;
  sound: number;
  faults: string[];
}

/** A frozen file of `vectors/`, ours and therefore of the shape we gave it. */
export function readVectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), "utf8"));
}

/** Proves that the verifier can say no: every tampered input by the step that is there for it, every sound one accepted. */
export function runSelftest(): Selftest {
  const examples = readVectors<Record<string, ExampleFiles>>("examples.json");
  const catalogue = readVectors<TamperedInput[]>("tampered.json");
  const files = Object.entries(examples).flatMap(([name, { certificate, receipts }]) =>
    [undefined, ...receipts].map((receipt) => ({ name, certificate, receipt })),
  );
  const refused = files.flatMap(({ name, certificate, receipt }) => {
    const step = failingStep({ certificate, receipt });
    return step === null ? [] : [`a sound certificate (${name}) is refused by ${step}`];
  });
  const untested = STEPS.filter(({ id }) => !catalogue.some(({ step }) => step === id));
  return {
    tampered: catalogue.length,
    sound: files.length,
    faults: [
      ...refused,
      ...untested.map(({ id }) => `no tampered input is there for step ${id}`),
      ...catalogue.flatMap((input) => faultOf(input, examples[input.base])),
    ],
  };
}

function faultOf(input: TamperedInput, base: ExampleFiles | undefined): string[] {
  if (base === undefined) return [`${input.name}: there is no example ${input.base}`];
  const receipt = base.receipts[0] === undefined ? undefined : applyChanges(base.receipts[0], input.receipt);
  const caught = failingStep({
    ...input,
    certificate: applyChanges(base.certificate, input.certificate),
    receipt,
  });
  if (caught === input.step) return [];
  return [
    `${input.name}: ${caught === null ? "slips through" : `is caught by ${caught}`}, not by ${input.step}`,
  ];
}

function failingStep(files: {
  certificate: Json;
  receipt: Json | undefined;
  pins?: string[];
  drawId?: string;
}): string | null {
  const { steps } = verify({
    certificate: JSON.stringify(files.certificate),
    receipt: files.receipt === undefined ? undefined : JSON.stringify(files.receipt),
    pins: files.pins ?? [],
    drawId: files.drawId,
  });
  return steps.find(({ status }) => status === "failed")?.id ?? null;
}

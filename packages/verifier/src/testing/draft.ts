import type { Json } from "../canonical-json.ts";
import type { StepId } from "../steps.ts";
import { type Example, type JsonObject, makeExample, placesOf } from "./example.ts";
import { sign } from "./producer.ts";
import type { ExampleName } from "./recipes.ts";

export interface Tampering {
  name: string;
  step: StepId;
  base: ExampleName;
  /** Whether finding it takes a BLS signature, which the second implementation does not check. */
  needsBls?: true;
  change: (draft: Draft) => void;
}

export const OTHER_DRAW = "019a5d6e-7c1f-7d4a-9b3e-ffffffffffff";
export const ZEROS = "0".repeat(64);

/** Tamperings of one example that one step must catch, by name. */
export function tamperings(
  step: StepId,
  base: ExampleName,
  changes: Readonly<Record<string, (draft: Draft) => void>>,
  options: { needsBls?: true } = {},
): Tampering[] {
  return Object.entries(changes).map(([name, change]) => ({ name, step, base, change, ...options }));
}

type Part = "terms" | "checkpoint" | "seal" | "log" | "certificate";

/** A certificate and a receipt in the hands of somebody who may know the operator's keys. */
export class Draft {
  readonly files: { certificate: JsonObject; receipt: JsonObject | null };
  readonly draw: { gameId: string; drawId: string };
  pins: string[] = [];
  drawId: string | null = null;
  readonly #log: JsonObject[];
  readonly example: Example;

  constructor(name: ExampleName) {
    this.example = makeExample(name);
    const [receipt] = this.example.receipts;
    // Through its text, as a file goes: a structured clone would keep what is shared between two places shared.
    this.files = JSON.parse(
      JSON.stringify({ certificate: this.example.certificate, receipt: receipt ?? null }),
    );
    this.#log = this.example.log;
    this.draw = { gameId: this.text("certificate.gameId"), drawId: this.text("certificate.drawId") };
  }

  /** The value at a path such as `certificate.seal.body.count`. */
  get(path: string): Json {
    const [parent, name] = this.#parentOf(path);
    return parent[name] as Json;
  }

  text(path: string): string {
    return String(this.get(path));
  }

  object(path: string): JsonObject {
    return this.get(path) as JsonObject;
  }

  /** Writes a value, and returns the draft so that changes can follow one another. */
  set(path: string, value: Json): this {
    const [parent, name] = this.#parentOf(path);
    parent[name] = value;
    return this;
  }

  remove(path: string): this {
    const [parent, name] = this.#parentOf(path);
    if (Array.isArray(parent)) parent.splice(Number(name), 1);
    else delete parent[name];
    return this;
  }

  swap(path: string, first: number, second: number): this {
    const [a, b] = [this.get(`${path}.${first}`), this.get(`${path}.${second}`)];
    return this.set(`${path}.${first}`, b).set(`${path}.${second}`, a);
  }

  /** Signs again what the draw key and the log key sign, as an insider who holds both could. */
  resign(...parts: readonly Part[]): this {
    for (const part of parts) {
      if (part === "certificate") this.#signCertificate();
      else if (part === "log") this.#signLog();
      else
        this.set(`certificate.${part}.signature`, sign("draw", part, this.get(`certificate.${part}.body`)));
    }
    return this;
  }

  resignAll(): this {
    if (this.get("certificate.checkpoint") !== null) this.resign("checkpoint");
    return this.resign("terms", "seal", "log", "certificate");
  }

  /** Signs the receipt's ticket again. */
  resignReceipt(): this {
    return this.set("receipt.signature", sign("draw", "receipt", this.get("receipt.ticket")));
  }

  #signCertificate(): void {
    const { signature, ...body } = this.files.certificate;
    this.set("certificate.signature", sign("draw", "certificate", body));
  }

  #signLog(): void {
    const names = ["terms", "checkpoint", "seal"] as const;
    const now = Object.fromEntries(
      names.map((name) => [name, this.get(`certificate.${name}`) as JsonObject | null]),
    );
    const nameOf = (entry: JsonObject) => names.find((name) => this.example.certificate[name] === entry);
    const log = this.#log.map((entry) => now[nameOf(entry) ?? ""] ?? entry);
    this.set("certificate.log", placesOf(log, now));
  }

  /** Writes the seal before the terms, as if the rules had been committed to afterwards. */
  reverseLog(): this {
    const {
      terms = null,
      checkpoint = null,
      seal = null,
    } = this.files.certificate as Record<string, JsonObject>;
    const log = [seal, checkpoint, terms].filter((entry) => entry !== null);
    return this.set("certificate.log", placesOf(log, { terms, checkpoint, seal }));
  }

  #parentOf(path: string): [parent: Record<string, Json>, name: string] {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let at: unknown = this.files;
    for (const name of names) at = (at as Record<string, unknown>)[name];
    return [at as Record<string, Json>, last];
  }
}

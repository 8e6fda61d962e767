import { AMOUNT_LIMIT } from "./bytes.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";

/** Data that is not what the protocol says; the message names the place. */
export class FormatError extends Error {}

export type Parse<T> = (value: unknown, path: string) => T;
export type Parsed<P> = P extends Parse<infer T> ? T : never;

function refuse(path: string, what: string): never {
  throw new FormatError(`${path} is not ${what}`);
}

export function literal<const T extends string | null>(expected: T): Parse<T> {
  return (value, path) => (value === expected ? expected : refuse(path, JSON.stringify(expected)));
}

export function text(pattern: RegExp, what: string): Parse<string> {
  return (value, path) => (typeof value === "string" && pattern.test(value) ? value : refuse(path, what));
}

/** Lower-case hexadecimal of exactly so many bytes. */
export function hex(bytes: number): Parse<string> {
  return text(new RegExp(`^[0-9a-f]{${bytes * 2}}$`), `${bytes} bytes in lower-case hexadecimal`);
}

export function whole(min: number, max: number): Parse<number> {
  return (value, path) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
      ? value
      : refuse(path, `a whole number from ${min} to ${max}`);
}

/** A count or an amount of minor units: decimal digits in a text, below 2^63. */
export const amount: Parse<bigint> = (value, path) => {
  const isDecimal = typeof value === "string" && /^(0|[1-9][0-9]{0,18})$/.test(value);
  return isDecimal && BigInt(value) < AMOUNT_LIMIT
    ? BigInt(value)
    : refuse(path, "a decimal number in a text");
};

/** An instant in UTC with six digits of a second, in microseconds since 1970. */
export const instant: Parse<bigint> = (value, path) => {
  const what = "an instant like 2026-11-21T15:00:00.000000Z";
  const [, seconds, micros] = /^([12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{6})Z$/.exec(String(value)) ?? [];
  const ms = Date.parse(`${seconds}.000Z`);
  if (seconds === undefined || Number.isNaN(ms) || typeof value !== "string") return refuse(path, what);
  // Date.parse takes 30 February for 1 March; the protocol does not.
  if (!new Date(ms).toISOString().startsWith(seconds)) return refuse(path, what);
  return BigInt(ms) * 1_000n + BigInt(micros ?? 0);
};

export function list<T>(item: Parse<T>, min: number, max: number): Parse<T[]> {
  return (value, path) =>
    Array.isArray(value) && value.length >= min && value.length <= max
      ? value.map((entry, at) => item(entry, `${path}[${at}]`))
      : refuse(path, `a list of ${min} to ${max}`);
}

export function orNull<T>(parse: Parse<T>): Parse<T | null> {
  return (value, path) => (value === null ? null : parse(value, path));
}

type Fields = Readonly<Record<string, Parse<unknown>>>;
type ParsedFields<F extends Fields> = { [K in keyof F]: Parsed<F[K]> };

/** An object with these fields, and no other. */
export function fields<const F extends Fields>(shape: F): Parse<ParsedFields<F>> {
  const names = Object.keys(shape).sort().join();
  const parse = pick(shape);
  return (value, path) => {
    const object = asObject(value, path);
    if (Object.keys(object).sort().join() !== names) refuse(path, `an object with exactly ${names}`);
    return parse(object, path);
  };
}

/** These fields of an object that may have others. */
export function pick<const F extends Fields>(shape: F): Parse<ParsedFields<F>> {
  return (value, path) => {
    const object = asObject(value, path);
    const entries = Object.entries(shape).map(([name, parse]) => [
      name,
      parse(object[name], `${path}.${name}`),
    ]);
    return Object.fromEntries(entries) as ParsedFields<F>;
  };
}

/** One of several shapes, told apart by the text in one field. */
export function variant<const M extends Readonly<Record<string, Parse<unknown>>>>(
  field: string,
  shapes: M,
): Parse<Parsed<M[keyof M]>> {
  return (value, path) => {
    const tag = asObject(value, path)[field];
    const shape = typeof tag === "string" && Object.hasOwn(shapes, tag) ? shapes[tag] : undefined;
    if (shape === undefined) return refuse(`${path}.${field}`, `one of ${Object.keys(shapes).join(", ")}`);
    return shape(value, path) as Parsed<M[keyof M]>;
  };
}

/** Any data that has a canonical form, kept as it is. */
export const anyJson: Parse<Json> = (value, path) => {
  const json = value as Json;
  try {
    canonicalJson(json);
    return json;
  } catch (error) {
    return refuse(path, `canonical: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** A signed body: what it says, and the very data that was signed. */
export interface Statement<T> {
  body: T;
  raw: Json;
  signature: string;
}

export function statement<T>(body: Parse<T>): Parse<Statement<T>> {
  const outer = fields({ body: anyJson, signature: hex(64) });
  return (value, path) => {
    const { body: raw, signature } = outer(value, path);
    return { body: body(raw, `${path}.body`), raw, signature };
  };
}

function asObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(path, "an object");
  return value as Record<string, unknown>;
}

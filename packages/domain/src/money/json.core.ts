import { InvariantError } from "@sortes/domain/errors";

export type JsonSafe = null | boolean | number | string | JsonSafe[] | { [key: string]: JsonSafe };

/**
 * The value as plain JSON data: amounts (bigint) become decimal strings, instants become ISO strings, absent keys
 * stay absent. Anything JSON would silently lose (functions, NaN, class instances) is refused.
 *
 * @throws InvariantError for a value that has no exact JSON form.
 */
export function toJsonSafe(value: unknown): JsonSafe {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toJsonSafe);
  if (typeof value === "object" && isPlain(value)) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return Object.fromEntries(entries.map(([key, entry]) => [key, toJsonSafe(entry)]));
  }
  return refuse(value);
}

/**
 * One text for one value: keys sorted by code unit and no white space, after RFC 8785. Everything that is hashed or
 * compared by content goes through here, so that the order in which an object was built never shows. Takes what
 * `toJsonSafe` takes and writes it in one pass: each bet is hashed this way.
 *
 * @throws InvariantError for a value that has no exact JSON form.
 */
export function canonicalJson(value: unknown): string {
  // What most lines of a ticket are made of takes no detour: a seal writes a million tickets.
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `"${value}"`;
  if (Number.isSafeInteger(value)) return String(value);
  if (value === null || typeof value !== "object" || value instanceof Date) {
    return JSON.stringify(toJsonSafe(value));
  }
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += (text && ",") + canonicalJson(item);
    return `[${text}]`;
  }
  if (!isPlain(value)) return refuse(value);
  for (const key of sortedKeys(value)) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) text += `${text && ","}${quotedKey(key)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
}

/** Most objects are written down in the order of their keys: looking is cheaper than sorting. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  const isSorted = keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key);
  return isSorted ? keys : keys.sort();
}

/** Keys are written in code, so they are few; one that comes from outside is quoted anew once this is full. */
const quotedKeys = new Map<string, string>();
const QUOTED_KEYS_MAX = 1_000;

function quotedKey(key: string): string {
  let quoted = quotedKeys.get(key);
  if (quoted === undefined) {
    quoted = JSON.stringify(key);
    if (quotedKeys.size < QUOTED_KEYS_MAX) quotedKeys.set(key, quoted);
  }
  return quoted;
}

function refuse(value: unknown): never {
  throw new InvariantError("value has no exact JSON form", { details: { type: typeof value } });
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

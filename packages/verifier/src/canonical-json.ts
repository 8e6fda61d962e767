export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Deeper data is no draw; the limit keeps a hostile file from exhausting the stack. */
const DEPTH_MAX = 32;

/**
 * The text of RFC 8785 for the data this protocol uses: whole numbers within ±(2^53 − 1), texts of whole Unicode
 * characters. Anything else has more than one reading and is refused.
 *
 * @throws RangeError for data outside of that.
 */
export function canonicalJson(value: Json, depth = 0): string {
  if (depth > DEPTH_MAX) throw new RangeError("the data is nested too deeply");
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return wholeNumber(value);
  if (typeof value === "string") return text(value);
  if (isList(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(",")}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${text(key)}:${canonicalJson(field, depth + 1)}`).join(",")}}`;
}

// Array.isArray does not narrow a readonly array.
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError("a number is not whole, or too large to be exact");
  // Minus zero is written "0" by RFC 8785.
  return String(value);
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new RangeError("a text holds half a character");
  return JSON.stringify(value);
}

import type { QueryArrayConfig, QueryArrayResult } from "pg";
import { RowCountError } from "./database-errors.ts";

/**
 * SQL, or a named prepared statement. A name lets Postgres parse and plan the text once per connection: worth it on hot
 * paths only. One name must always mean the same text (`pg` refuses otherwise).
 */
export type Statement = string | { readonly name: string; readonly text: string };

/** What runs a statement: a pool or one of its connections. */
export interface Queryable {
  query(config: QueryArrayConfig): Promise<QueryArrayResult<unknown[]>>;
}

/** Column names are written in code, so they are few and this map stays small. */
const camelNames = new Map<string, string>();

export function toCamelCase(column: string): string {
  let name = camelNames.get(column);
  if (name === undefined) {
    name = column.replace(/_+([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
    camelNames.set(column, name);
  }
  return name;
}

/**
 * A value as JSON text for a `json` or `jsonb` parameter, with each `bigint` as a decimal string (JSON numbers lose digits
 * past 2^53). Plain objects given as parameters go through it by themselves; an array must be passed through it by hand,
 * because a bare array is a Postgres array.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? item.toString() : item));
}

export async function queryRows<Row>(
  queryable: Queryable,
  statement: Statement,
  params: readonly unknown[],
): Promise<Row[]> {
  const named = typeof statement === "string" ? { text: statement } : statement;
  const result = await queryable.query({ ...named, values: params.map(toParameter), rowMode: "array" });
  const keys = result.fields.map((field) => toCamelCase(field.name));
  if (new Set(keys).size !== keys.length) {
    throw new RowCountError(`two columns of one result share a name: ${keys.join(", ")}`);
  }
  return result.rows.map((values) => toRow<Row>(keys, values));
}

export function requireOne<Row>(rows: readonly Row[]): Row {
  const row = requireAtMostOne(rows);
  if (row === undefined) {
    throw new RowCountError("expected exactly one row, got none");
  }
  return row;
}

export function requireAtMostOne<Row>(rows: readonly Row[]): Row | undefined {
  if (rows.length > 1) {
    throw new RowCountError(`expected one row, got ${rows.length}`);
  }
  return rows[0];
}

function toRow<Row>(keys: readonly string[], values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index += 1) {
    row[keys[index] as string] = values[index];
  }
  return row as Row;
}

function toParameter(value: unknown): unknown {
  if (Array.isArray(value)) return toArrayText(value) ?? value;
  return isPlainObject(value) ? toJson(value) : value;
}

/**
 * A flat array of texts, whole numbers, booleans and nulls as Postgres writes it; `undefined` for any other, which `pg` writes.
 * A batch of bets sends thousands of elements, and `pg` runs two regular expressions over each.
 */
export function toArrayText(values: readonly unknown[]): string | undefined {
  let text = "";
  for (const value of values) {
    if (text !== "") text += ",";
    if (typeof value === "string") {
      text += value.includes("\\") || value.includes('"') ? quoted(value) : `"${value}"`;
    } else if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean") {
      text += value;
    } else if (value === null || value === undefined) {
      text += "NULL";
    } else {
      return undefined;
    }
  }
  return `{${text}}`;
}

const quoted = (value: string): string => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

function isPlainObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

import pg from "pg";

/**
 * How a column's text becomes a JavaScript value. Given to each connection (`types`), never registered globally, so a
 * library that brings its own `pg` settings is not affected by ours, nor we by its.
 *
 * | Postgres               | JavaScript                                                               |
 * |------------------------|--------------------------------------------------------------------------|
 * | `int8`, `int8[]`       | `bigint`: money and serials outgrow `number`'s 53 bits                   |
 * | `numeric`, `numeric[]` | `string`: a float would round it                                         |
 * | `date`, `date[]`       | `string` `YYYY-MM-DD`: a `Date` would shift it by the process's own zone |
 * | `timestamptz`          | `Date`                                                                   |
 * | `json`, `jsonb`        | parsed                                                                   |
 */
const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const NUMERIC_ARRAY = 1231;
const TEXT_ARRAY = 1009 as number; // `pg-types` leaves arrays out of its enum of type ids

type TextParser = (text: string) => unknown;

const parseTextArray: (text: string) => (string | null)[] = pg.types.getTypeParser(TEXT_ARRAY);

const parsers = new Map<number, TextParser>([
  [INT8, BigInt],
  [DATE, (text) => text],
  [INT8_ARRAY, (text) => parseTextArray(text).map((element) => (element === null ? null : BigInt(element)))],
  [DATE_ARRAY, parseTextArray],
  [NUMERIC_ARRAY, parseTextArray],
]);

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format !== "binary" && parsers.get(oid)) || pg.types.getTypeParser(oid, format ?? "text"),
};

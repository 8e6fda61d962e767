import type { Queries } from "@sortes/db";
import type { z } from "zod";
import { statementSchemas } from "../proof.schema.ts";
import { type EntryType, loadEntry } from "./log.repo.ts";

/** A statement of the log with its place; `text` is exactly what was hashed. */
export interface Logged<Type extends EntryType> {
  index: bigint;
  text: string;
  statement: z.output<(typeof statementSchemas)[Type]>;
}

/** The newest statement of a type that the log holds about a draw. */
export async function loadStatement<Type extends EntryType>(
  db: Queries,
  drawId: string,
  type: Type,
): Promise<Logged<Type> | undefined> {
  const entry = await loadEntry(db, drawId, type);
  if (!entry) return undefined;
  const statement = statementSchemas[type].parse(JSON.parse(entry.statement));
  return { index: entry.index, text: entry.statement, statement } as Logged<Type>;
}

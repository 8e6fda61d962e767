import { z } from "zod";

/** Rows on one page; no list answers with more. */
export const pageLimitSchema = z.int().min(1).max(100).default(20);

/** Where the page before ended. Lists of rows with ids continue after an id. */
export const cursorSchema = z.uuid().optional();

export const offsetSchema = z.int().min(0).max(1_000_000).default(0);

import { z } from "zod";

/** Games are named by their operator: `daily-645`. */
export const gameIdSchema = z.string().min(1).max(64);

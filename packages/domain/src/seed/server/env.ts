import { z } from "zod";

/** The database to fill. */
export const env = z.object({ DATABASE_URL: z.url() }).parse(process.env);

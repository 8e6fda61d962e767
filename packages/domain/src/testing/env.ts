import { z } from "zod";

/** The database that the test data goes into. */
export const env = z.object({ DATABASE_URL: z.url() }).parse(process.env);

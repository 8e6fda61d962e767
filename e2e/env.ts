import { z } from "zod";

/** Where the sites under test are, set by `npm test`. They run on a seeded database of their own. */
export const env = z
  .object({
    E2E_WEB_URL: z.url(),
    E2E_ADMIN_URL: z.url(),
    /** Where the player site sends bets and listens for live events. */
    E2E_EDGE_URL: z.url(),
    /** For test data that no browser can make in seconds. */
    E2E_DATABASE_URL: z.url(),
    /** What the seed made, as JSON: who can sign in. */
    E2E_SEED_FILE: z.string().min(1),
  })
  .parse(process.env);

import { portVariable, siteVariables } from "@sortes/site/env";
import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** Everything this site reads from its environment, parsed once. The build needs none of it. */
export const env = createEnv({
  server: {
    ...siteVariables,
    PORT: portVariable(3000),
    /** Where browsers send bets and listen for live events, under this site's own host name; without it the site does both itself. */
    EDGE_URL: z
      .url()
      .transform((url) => url.replace(/\/$/u, ""))
      .optional(),
    /** The folder with the draw key, which signs receipts. */
    PROOF_KEYS_DIR: z.string().min(1).default("../../.data/proof"),
    /** The verifier's files in Python, which players may download. */
    PYTHON_VERIFIER_DIR: z.string().min(1).default("../../packages/verifier/python"),
    /** Where mails are put on a machine without a mail server. */
    MAIL_DIR: z.string().default("../../.data/mail"),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
  // `next build` loads every route to learn its kind, on machines that have no database.
  skipValidation: process.env.NEXT_PHASE === "phase-production-build",
});

import { checkLedger } from "@sortes/domain/reporting/server";
import { router, staffProcedure } from "./trpc.ts";

export const ledgerRouter = router({
  /** Replays every transfer; takes as long as the ledger is old. */
  verify: staffProcedure("ledger.verify").mutation(({ ctx }) =>
    checkLedger({ db: ctx.db }, { actor: ctx.actor }),
  ),
});

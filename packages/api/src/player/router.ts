import { accountRouter } from "./account.router.ts";
import { bettingRouter } from "./betting.router.ts";
import { drawsRouter } from "./draws.router.ts";
import { gamesRouter } from "./games.router.ts";
import { liveRouter } from "./live.router.ts";
import { logRouter } from "./log.router.ts";
import { notificationsRouter } from "./notifications.router.ts";
import { protectionRouter } from "./protection.router.ts";
import { router } from "./trpc.ts";
import { walletRouter } from "./wallet.router.ts";

/** Everything a player's browser may ask. Mounted in the player site only. */
export const playerRouter = router({
  games: gamesRouter,
  draws: drawsRouter,
  betting: bettingRouter,
  wallet: walletRouter,
  account: accountRouter,
  protection: protectionRouter,
  notifications: notificationsRouter,
  live: liveRouter,
  log: logRouter,
});

export type PlayerRouter = typeof playerRouter;

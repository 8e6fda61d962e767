import type { Db } from "@sortes/db";
import type { BetBatcher } from "@sortes/domain/betting/server";
import type { Logger } from "@sortes/process";
import type { Redis } from "ioredis";
import type { Authenticate } from "./auth/authenticate.ts";
import type { ClockWatch } from "./clock/clock-watch.ts";
import type { Broadcast } from "./live/broadcast.ts";
import type { Metrics } from "./metrics.ts";
import type { LoadGuard } from "./protection/load-guard.ts";
import type { RateLimit } from "./protection/rate-limit.ts";
import type { Snapshots } from "./reads/snapshots.ts";

/** What the routes work with: made once per process. */
export interface EdgeServices {
  db: Db;
  redis: Redis;
  bets: BetBatcher;
  auth: Authenticate;
  /** The player site's key, for tokens. */
  secret: string;
  limits: Record<"address" | "bets" | "signIns", RateLimit>;
  load: LoadGuard;
  snapshots: Snapshots;
  broadcast: Broadcast;
  clock: ClockWatch;
  metrics: Metrics;
  log: Logger;
  /** Going away: the load balancer is told to send nobody any more. */
  isDraining: () => boolean;
}

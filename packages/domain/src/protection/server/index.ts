export { excludePlayer, excludeSelf } from "./exclude-player.ts";
export { loadBetConstraints } from "./load-bet-constraints.ts";
export { loadExclusions } from "./load-exclusions.ts";
export { type LimitView, loadLimits } from "./load-limits.ts";
export { loadNetPosition, type NetPositionView } from "./load-net-position.ts";
export { requireDepositAllowed } from "./require-deposit-allowed.ts";
export { requireNotExcluded } from "./require-not-excluded.ts";
export { setLimit } from "./set-limit.ts";

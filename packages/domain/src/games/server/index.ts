export { publishRuleVersion, type RuleVersionVerdict, rejectRuleVersion } from "./decide-rule-version.ts";
export { draftRuleVersion } from "./draft-rule-version.ts";
export type { Game, StoredRuleVersion } from "./game.types.ts";
export { listGames, listSellingGameIds, loadGame, lockGame } from "./load-game.ts";
export { loadGameSheet, toGameView } from "./load-game-sheet.ts";
export {
  listRuleVersions,
  loadPublishedRule,
  loadPublishedRules,
  loadRuleVersion,
} from "./load-rule-version.ts";
export { setGameEnabled } from "./set-game-enabled.ts";
export { setProofPolicy } from "./set-proof-policy.ts";
export { submitRuleVersion } from "./submit-rule-version.ts";

export { type AgeQuestion, isOfAge } from "./age.core.ts";
export { playerErrors } from "./player.errors.ts";
export {
  type KycState,
  kycStateSchema,
  kycStates,
  type PlayerProfile,
  type PlayerSession,
  type PlayerStatus,
  playerStatuses,
  playerStatusSchema,
  signInSchema,
  signUpSchema,
} from "./player.schema.ts";

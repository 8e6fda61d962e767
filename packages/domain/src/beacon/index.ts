export { computeRound, DELAY_S_MIN, isDelayAllowed, roundDueAt } from "./beacon.core.ts";
export { beaconErrors } from "./beacon.errors.ts";
export {
  type BeaconChain,
  BLS_SCHEME,
  beaconChainSchema,
  type GenuineRound,
  QUICKNET,
  QUICKNET_RELAYS,
  type RelayOutcome,
} from "./beacon.schema.ts";
export { anchorOf, type ChainValue, drawChain, isChainValue } from "./hash-chain.core.ts";

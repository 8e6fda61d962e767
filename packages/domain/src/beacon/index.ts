export { computeRound, roundDueAt } from "./beacon.core.ts";
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
export { buildChain, type ChainValue, chainValueAt, isChainValue } from "./hash-chain.core.ts";

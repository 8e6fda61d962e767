import { z } from "zod";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** Key in G2 and signature in G1, each round signed for itself: what quicknet and a local beacon speak. */
export const BLS_SCHEME = "bls-unchained-g1-rfc9380";

/** A threshold beacon: whose it is and when it speaks. Round 1 is at `genesisTime`, in whole seconds since 1970. */
export const beaconChainSchema = z.strictObject({
  scheme: z.literal(BLS_SCHEME),
  publicKey: hex(96),
  genesisTime: z.int().positive(),
  periodS: z.int().min(1).max(60),
});
export type BeaconChain = z.output<typeof beaconChainSchema>;

/** drand quicknet, pinned. */
export const QUICKNET: BeaconChain = {
  scheme: BLS_SCHEME,
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  genesisTime: 1_692_803_367,
  periodS: 3,
};

const QUICKNET_HASH = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

/** Public relays of quicknet, of two operators; a round is at `/public/<round>` below each. */
export const QUICKNET_RELAYS: readonly string[] = [
  `https://api.drand.sh/${QUICKNET_HASH}`,
  `https://drand.cloudflare.com/${QUICKNET_HASH}`,
  `https://api2.drand.sh/${QUICKNET_HASH}`,
];

/** What a relay says of a round. Other fields are ignored; the randomness is computed, not believed. */
export const relayAnswerSchema = z.object({ round: z.int().positive(), signature: hex(48) });

/** What came of asking one relay. `left_alone`: it failed too often just now to be asked. */
export type RelayOutcome =
  | "genuine"
  | "missing"
  | "wrong_round"
  | "forged"
  | "garbage"
  | "slow"
  | "unreachable"
  | "left_alone";

/** A round whose signature was checked, hex. */
export interface GenuineRound {
  round: number;
  signature: string;
  /** By relay, those that were asked: a forgery is worth telling even when the next relay was honest. */
  outcomes: Record<string, RelayOutcome>;
}

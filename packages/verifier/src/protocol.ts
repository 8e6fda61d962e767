/** Written into everything that is signed: a reader of an old draw knows by which rules to read it. */
export const PROTOCOL = "sortes-draw/1";
export const SUITE = "SHA-256+Ed25519+HKDF-SHA-512+HMAC-DRBG-SHA-256";

/** The first part of every domain-separation tag. */
export const PROTOCOL_TAG = "sortes/1";

/** drand quicknet, the one public beacon of level L3. Its key is pinned here: a file cannot bring its own. */
export const QUICKNET = {
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  genesisTime: 1_692_803_367,
  periodS: 3,
} as const;
export const BLS_SCHEME = "bls-unchained-g1-rfc9380";

/** Between the seal and the beacon's round: long enough for the seal to be seen, short enough not to keep players waiting. */
export const BEACON_DELAY_S = { min: 60, max: 120 } as const;

/** Checkpoints are logged every 60 seconds; a sale of twice that has at least one. */
export const CHECKPOINT_DUE_MICROS = 120_000_000n;

/** A reverse hash chain longer than this would make each check slow. */
export const CHAIN_LENGTH_MAX = 1_000_000;

/** Bytes of a certificate or a receipt; real ones have a few thousand. */
export const FILE_BYTES_MAX = 262_144;

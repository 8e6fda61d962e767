import { chainEnd, roundAfterSeal } from "../beacon.ts";
import { bytesToHex, hexToBytes, taggedHash, utf8ToBytes } from "../bytes.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import { deriveSeed, drawGenerator, HmacDrbg, randomBelow } from "../drbg.ts";
import { type SumNode, sumLeaf, sumTree } from "../merkle-sum.ts";
import { QUICKNET } from "../protocol.ts";
import { validationCode } from "../receipt.ts";
import { logLeafHash } from "../transparency-log.ts";
import { ownBeaconKey, ROUND_1000, signRound } from "./beacons.ts";
import { resultOf } from "./example.ts";
import { fragmentAt, logPath, logRoot, sumPath, testBytes } from "./producer.ts";

/** The answers of every part of the protocol, taken one at a time. */
export function makePrimitives() {
  return {
    canonicalJson: CANONICAL.map((value) => ({ value, text: canonicalJson(value) })),
    sumTrees: [0, 1, 2, 3, 4, 5, 6, 7, 8, 11].map(sumTreeVector),
    logTrees: logTreeVectors(),
    ed25519: ED25519,
    beacons: [
      { publicKey: QUICKNET.publicKey, round: 1_000, signature: ROUND_1000, isGenuine: true },
      { publicKey: QUICKNET.publicKey, round: 1_001, signature: ROUND_1000, isGenuine: false },
      { publicKey: ownBeaconKey(), round: 7, signature: signRound(7), isGenuine: true },
      { publicKey: ownBeaconKey(), round: 7, signature: `c0${"00".repeat(47)}`, isGenuine: false },
    ],
    rounds: [0n, 1n, 999_999n, 1_000_000n, 2_999_999n, 3_000_000n].map(roundVector),
    chains: [0, 1, 17].map((steps) => {
      const [chainId, value] = ["chain-2026", bytesToHex(testBytes("chain"))];
      return { chainId, value, steps, end: bytesToHex(chainEnd(chainId, value, steps)) };
    }),
    commitments: ["system", "auditor"].map(commitmentVector),
    fragments: [fragmentVector(1, 2), fragmentVector(2, 3), fragmentVector(3, 1)],
    seeds: [0, 2, 5].map(seedVector),
    generator: generatorVectors(),
    ranges: [2, 10, 45, 70, 2 ** 31 + 1].map(rangeVector),
    results: RULES.map((rule, at) => {
      const [seed, sealHash] = [testBytes(`seed/${at}`, 64), testBytes("seal")];
      const result = resultOf(rule, seed, "draw-1", sealHash);
      return { rule, seed: bytesToHex(seed), drawId: "draw-1", sealHash: bytesToHex(sealHash), result };
    }),
    codes: ["", "a", "ticket"].map((text) => ({ text, code: validationCode(utf8ToBytes(text)) })),
  };
}

const CANONICAL: Json[] = [
  null,
  [],
  {},
  [true, false, 0, -1, 9_007_199_254_740_991],
  { b: "2", a: "1", "10": "x", "9": "y", "": "empty" },
  '\u0000\u001f\b\t\n\f\r"\\/\u007f\u20ac\u2028',
  { "\ufb33": "after the pair", "\ud83d\ude00": "a pair of surrogates sorts first", é: [{}, [[]]] },
];

function hexNode({ count, stakeMinor, hash }: SumNode) {
  return { count: String(count), stakeMinor: String(stakeMinor), hash: bytesToHex(hash) };
}

function sumTreeVector(size: number) {
  const leaves = Array.from({ length: size }, (_, at) => ({
    stakeMinor: String(at * at * 50),
    data: `ticket ${at + 1}`,
  }));
  const nodes = leaves.map(({ stakeMinor, data }) => sumLeaf(BigInt(stakeMinor), utf8ToBytes(data)));
  return {
    leaves,
    root: hexNode(sumTree(nodes)),
    paths: nodes.map((_, at) => sumPath(nodes, at).map(hexNode)),
  };
}

/** The entries of Certificate Transparency's reference tests. */
const LOG_ENTRIES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];

function logTreeVectors() {
  const leaves = LOG_ENTRIES.map((entry) => logLeafHash(hexToBytes(entry)));
  return LOG_ENTRIES.map((_, at) => {
    const some = leaves.slice(0, at + 1);
    return {
      entries: LOG_ENTRIES.slice(0, at + 1),
      root: bytesToHex(logRoot(some)),
      paths: some.map((_leaf, index) => logPath(some, index)),
    };
  });
}

/** RFC 8032 §7.1, tests 1 and 2, and what a careless verifier lets pass. */
const ED25519 = [
  {
    publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    signature:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    isGenuine: true,
  },
  {
    publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    message: "72",
    signature:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    isGenuine: true,
  },
  {
    publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    message: "73",
    signature:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    isGenuine: false,
  },
  { publicKey: `01${"00".repeat(31)}`, message: "72", signature: `01${"00".repeat(63)}`, isGenuine: false },
];

function roundVector(offsetMicros: bigint) {
  const clock = { genesisTime: QUICKNET.genesisTime, periodS: QUICKNET.periodS, delayS: 60 };
  const sealedAtMicros = BigInt(QUICKNET.genesisTime + 1_000) * 1_000_000n + offsetMicros;
  return { ...clock, sealedAtMicros: String(sealedAtMicros), round: roundAfterSeal(sealedAtMicros, clock) };
}

function commitmentVector(role: string) {
  const [share, nonce] = [testBytes(`share/${role}`), testBytes(`nonce/${role}`)];
  const commitment = taggedHash("sortes/1/share", role, "draw-1", share, nonce);
  return {
    role,
    drawId: "draw-1",
    share: bytesToHex(share),
    nonce: bytesToHex(nonce),
    commitment: bytesToHex(commitment),
  };
}

function fragmentVector(first: number, second: number) {
  const secret = testBytes("secret", 64);
  const at = (x: number) => ({ x, y: bytesToHex(fragmentAt(secret, testBytes("slope", 64), x)) });
  return { fragments: [at(first), at(second)], secret: bytesToHex(secret) };
}

function seedVector(count: number) {
  const [sealHash, beacon] = [testBytes("seal"), testBytes("beacon", 48)];
  const shares = Array.from({ length: count }, (_, at) => testBytes(`share/${at}`));
  const seed = deriveSeed({ sealHash, beacon, shares, gameId: "game-1", drawId: "draw-1" });
  return {
    sealHash: bytesToHex(sealHash),
    beacon: bytesToHex(beacon),
    shares: shares.map(bytesToHex),
    gameId: "game-1",
    drawId: "draw-1",
    seed: bytesToHex(seed),
  };
}

/** The first is NIST's (CAVP, HMAC_DRBG, SHA-256, no reseed): of two requests of 128 bytes, the second. */
function generatorVectors() {
  const nist = {
    entropy: "ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488",
    nonce: "659ba96c601dc69fc902940805ec0ca8",
    personalization: "",
    requests: [128, 128],
  };
  const ours = {
    entropy: bytesToHex(testBytes("entropy", 48)),
    nonce: bytesToHex(testBytes("nonce", 16)),
    personalization: bytesToHex(utf8ToBytes("for one draw")),
    requests: [4, 33, 1],
  };
  return [nist, ours].map((vector) => {
    const [entropy, nonce, personalization] = [vector.entropy, vector.nonce, vector.personalization].map(
      hexToBytes,
    );
    const none = new Uint8Array();
    const generator = new HmacDrbg(entropy ?? none, nonce ?? none, personalization ?? none);
    return {
      ...vector,
      last: vector.requests.map((length) => bytesToHex(generator.generate(length))).at(-1) ?? "",
    };
  });
}

function rangeVector(range: number) {
  const [seed, sealHash] = [testBytes("seed", 64), testBytes("seal")];
  const generator = drawGenerator(seed, "draw-1", sealHash);
  const values = Array.from({ length: 12 }, () => randomBelow(generator, range));
  return { seed: bytesToHex(seed), drawId: "draw-1", sealHash: bytesToHex(sealHash), range, values };
}

const RULES: Json[] = [
  { kind: "matrix", main: { count: 6, max: 45 }, bonus: { source: "own", count: 2, max: 12 } },
  { kind: "matrix", main: { count: 6, max: 49 }, bonus: { source: "same", count: 1 } },
  { kind: "matrix", main: { count: 5, max: 90 } },
  { kind: "digits", count: 4 },
  { kind: "keno", pool: 80, drawn: 20 },
];

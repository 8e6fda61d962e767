import { BEACON_DELAY_S, BLS_SCHEME, CHAIN_LENGTH_MAX, PROTOCOL, SUITE } from "./protocol.ts";
import {
  amount,
  anyJson,
  fields,
  hex,
  instant,
  list,
  literal,
  orNull,
  type Parsed,
  pick,
  statement,
  text,
  variant,
  whole,
} from "./strict-parser.ts";

const ROUND_MAX = Number.MAX_SAFE_INTEGER;
const POOL_MAX = 999;
const PATH_MAX = 63;

const identifier = text(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, "an identifier");
const role = text(/^[a-z][a-z0-9-]{0,31}$/, "the name of a role");
const partyName = text(/^[^\p{Cc}]{1,80}$/u, "a name");
const key = hex(32);
const digest = hex(32);
const signature = hex(64);

/** Every body says by which rules it was made, what it is and of which draw. */
function bodyOf<const T extends string>(type: T) {
  return {
    protocol: literal(PROTOCOL),
    suite: literal(SUITE),
    type: literal(type),
    gameId: identifier,
    drawId: identifier,
  };
}

const delayS = whole(BEACON_DELAY_S.min, BEACON_DELAY_S.max);
const thresholdClock = {
  scheme: literal(BLS_SCHEME),
  publicKey: hex(96),
  genesisTime: whole(0, 2 ** 40),
  periodS: whole(1, 60),
  delayS,
};

const beaconTerms = variant("level", {
  L3: fields({ level: literal("L3"), ...thresholdClock }),
  L2: fields({
    level: literal("L2"),
    ...thresholdClock,
    parties: list(partyName, 2, 32),
    threshold: whole(2, 32),
  }),
  L1: fields({
    level: literal("L1"),
    chainId: identifier,
    anchor: digest,
    length: whole(1, CHAIN_LENGTH_MAX),
    round: whole(1, CHAIN_LENGTH_MAX),
  }),
  L0: fields({ level: literal("L0"), officials: list(fields({ role, key }), 2, 2) }),
});

const termsBody = fields({
  ...bodyOf("terms"),
  opensAt: instant,
  closesAt: instant,
  publishesAt: instant,
  ruleHash: digest,
  algorithmHash: digest,
  verifierHash: digest,
  drawKey: key,
  controlKey: key,
  beacon: beaconTerms,
  roles: list(fields({ role, key }), 0, 16),
});

const totals = { count: amount, stakeMinor: amount, root: digest };
const checkpointBody = fields({ ...bodyOf("checkpoint"), at: instant, ...totals });

const sealBody = fields({
  ...bodyOf("seal"),
  termsHash: digest,
  sealedAt: instant,
  ...totals,
  round: orNull(whole(1, ROUND_MAX)),
  commitments: list(fields({ role, commitment: digest, signature }), 0, 16),
  controlSignature: signature,
});

const position = fields({ index: whole(0, ROUND_MAX), path: list(digest, 0, PATH_MAX) });
const ballNumbers = list(whole(1, POOL_MAX), 0, POOL_MAX);
const result = variant("kind", {
  matrix: fields({ kind: literal("matrix"), main: ballNumbers, bonus: ballNumbers }),
  digits: fields({ kind: literal("digits"), digits: list(whole(0, 9), 1, 12) }),
  keno: fields({ kind: literal("keno"), numbers: ballNumbers }),
});
export type Result = Parsed<typeof result>;

const share = variant("how", {
  revealed: fields({ how: literal("revealed"), role, share: hex(32), nonce: hex(32) }),
  escrow: fields({
    how: literal("escrow"),
    role,
    fragments: list(fields({ holder: role, x: whole(1, 3), y: hex(64) }), 2, 2),
  }),
});
export type Share = Parsed<typeof share>;

const entryBody = fields({ ...bodyOf("entry"), role, at: instant, sealHash: digest, result });
const beaconEvidence = variant("level", {
  L3: fields({ level: literal("L3"), round: whole(1, ROUND_MAX), signature: hex(48) }),
  L2: fields({ level: literal("L2"), round: whole(1, ROUND_MAX), signature: hex(48) }),
  L1: fields({ level: literal("L1"), round: whole(1, CHAIN_LENGTH_MAX), value: digest }),
  L0: fields({ level: literal("L0"), entries: list(statement(entryBody), 2, 2) }),
});

/** The certificate of a draw, field by field as `docs/draw-protocol.md` lists them. */
export const parseCertificate = fields({
  ...bodyOf("certificate"),
  drawKey: key,
  logKey: text(/^[^\s+]{1,100}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44,60}$/, "a log key"),
  rule: anyJson,
  terms: statement(termsBody),
  checkpoint: orNull(statement(checkpointBody)),
  seal: statement(sealBody),
  log: fields({
    note: text(/^[\s\S]{1,4096}$/, "a signed note"),
    terms: position,
    checkpoint: orNull(position),
    seal: position,
  }),
  beacon: beaconEvidence,
  shares: list(share, 0, 16),
  seed: orNull(hex(64)),
  result,
  drawnAt: instant,
  signature,
});
export type Certificate = Parsed<typeof parseCertificate>;

const ballPool = { count: whole(1, POOL_MAX), max: whole(1, POOL_MAX) };
const matrixBonus = variant("source", {
  own: fields({ source: literal("own"), ...ballPool }),
  same: fields({ source: literal("same"), count: whole(1, POOL_MAX) }),
});

/** The part of a rule that says how numbers are drawn; the rest of it says what they pay. */
export const parseMapping = variant("kind", {
  matrix: pick({
    kind: literal("matrix"),
    main: fields(ballPool),
    bonus: (value, path) => (value === undefined ? null : matrixBonus(value, path)),
  }),
  digits: pick({ kind: literal("digits"), count: whole(1, 12) }),
  keno: pick({ kind: literal("keno"), pool: whole(1, POOL_MAX), drawn: whole(1, POOL_MAX) }),
});
export type Mapping = Parsed<typeof parseMapping>;

const node = fields({ count: amount, stakeMinor: amount, hash: digest });
const inclusion = fields({
  ...bodyOf("inclusion"),
  serial: amount,
  leafHash: digest,
  count: amount,
  path: list(node, 0, PATH_MAX),
});

const ticket = fields({
  ...bodyOf("ticket"),
  serial: amount,
  ticketId: identifier,
  holder: digest,
  ruleHash: digest,
  lines: list(anyJson, 1, 1_000),
  currency: text(/^[A-Z]{3}$/, "a currency"),
  stakeMinor: amount,
  soldAt: instant,
  salt: hex(16),
});

const receiptFields = fields({
  protocol: literal(PROTOCOL),
  suite: literal(SUITE),
  type: literal("receipt"),
  ticket: anyJson,
  leafHash: digest,
  code: text(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z*~$=U]$/, "a validation code"),
  key,
  signature,
  inclusion: orNull(inclusion),
});

/** A player's receipt; `inclusion` is null until the draw is sealed. */
export function parseReceipt(value: unknown, path: string) {
  const receipt = receiptFields(value, path);
  return { ...receipt, ticket: ticket(receipt.ticket, `${path}.ticket`), rawTicket: receipt.ticket };
}
export type Receipt = ReturnType<typeof parseReceipt>;

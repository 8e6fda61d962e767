import { z } from "zod";
import { beaconChainSchema } from "../beacon/index.ts";
import { resultSchema } from "../games/index.ts";

/** The version of `docs/draw-protocol.md` that draws are made by. */
export const PROTOCOL = "sortes-draw/1";
export const SUITE = "SHA-256+Ed25519+HKDF-SHA-512+HMAC-DRBG-SHA-256";

/** The first five fields of every body. */
export interface Head<Type extends string = string> {
  protocol: typeof PROTOCOL;
  suite: typeof SUITE;
  type: Type;
  gameId: string;
  drawId: string;
}

export interface Statement<Body> {
  body: Body;
  signature: string;
}

const text = z.string();
const head = { protocol: z.literal(PROTOCOL), suite: z.literal(SUITE), gameId: text, drawId: text };
const totals = { count: text, stakeMinor: text, root: text };

/** A seat in the ceremony: who commits a share, and the key that speaks for it. */
const roleSchema = z.strictObject({ role: text, key: text });

const clock = { ...beaconChainSchema.shape, delayS: z.int() };

/** Where randomness comes from, by level; at L0 two people say what they saw. */
const beaconTermsSchema = z.discriminatedUnion("level", [
  z.strictObject({ level: z.literal("L3"), ...clock }),
  z.strictObject({ level: z.literal("L2"), ...clock, parties: z.array(text), threshold: z.int() }),
  z.strictObject({
    level: z.literal("L1"),
    chainId: text,
    anchor: text,
    length: z.int(),
    round: z.int(),
  }),
  z.strictObject({ level: z.literal("L0"), officials: z.array(roleSchema).length(2) }),
]);
export type BeaconTerms = z.output<typeof beaconTermsSchema>;

const termsSchema = z.strictObject({
  ...head,
  type: z.literal("terms"),
  opensAt: text,
  closesAt: text,
  publishesAt: text,
  ruleHash: text,
  algorithmHash: text,
  verifierHash: text,
  drawKey: text,
  controlKey: text,
  beacon: beaconTermsSchema,
  roles: z.array(roleSchema),
});
const checkpointSchema = z.strictObject({ ...head, type: z.literal("checkpoint"), at: text, ...totals });
const commitmentSchema = z.strictObject({ role: text, commitment: text, signature: text });
const sealSchema = z.strictObject({
  ...head,
  type: z.literal("seal"),
  termsHash: text,
  sealedAt: text,
  ...totals,
  round: z.int().nullable(),
  commitments: z.array(commitmentSchema),
  controlSignature: text,
});
const publishedSchema = z.strictObject({ ...head, type: z.literal("published"), certificateHash: text });

/** What an official of a physical draw saw. It is no entry of the log, but of the certificate. */
const entrySchema = z.strictObject({
  ...head,
  type: z.literal("entry"),
  role: text,
  at: text,
  sealHash: text,
  result: resultSchema,
});

export type Entry = z.output<typeof entrySchema>;
export type Terms = z.output<typeof termsSchema>;
export type Checkpoint = z.output<typeof checkpointSchema>;
export type Commitment = z.output<typeof commitmentSchema>;
export type Seal = z.output<typeof sealSchema>;

const statementOf = <Body>(body: z.ZodType<Body>) => z.strictObject({ body, signature: text });

export const entryStatementSchema = statementOf(entrySchema);

/** What a certificate shows for the beacon, by level. */
export type BeaconEvidence =
  | { level: "L3" | "L2"; round: number; signature: string }
  | { level: "L1"; round: number; value: string }
  | { level: "L0"; entries: readonly Statement<Entry>[] };

/** What the log may hold, by type. */
export const statementSchemas = {
  terms: statementOf(termsSchema),
  checkpoint: statementOf(checkpointSchema),
  seal: statementOf(sealSchema),
  published: statementOf(publishedSchema),
} as const;

/** A player's proof of purchase; `inclusion` is null until the draw is sealed. */
export interface Receipt {
  protocol: typeof PROTOCOL;
  suite: typeof SUITE;
  type: "receipt";
  ticket: TicketBody;
  leafHash: string;
  code: string;
  key: string;
  signature: string;
  inclusion: Inclusion | null;
}

export interface TicketBody extends Head<"ticket"> {
  serial: string;
  ticketId: string;
  holder: string;
  ruleHash: string;
  lines: unknown;
  currency: string;
  stakeMinor: string;
  soldAt: string;
  salt: string;
}

export interface Inclusion extends Head<"inclusion"> {
  serial: string;
  leafHash: string;
  count: string;
  path: { count: string; stakeMinor: string; hash: string }[];
}

export function headOf<Type extends string>(
  type: Type,
  { gameId, drawId }: { gameId: string; drawId: string },
): Head<Type> {
  return { protocol: PROTOCOL, suite: SUITE, type, gameId, drawId };
}

import { bytesToHex } from "@noble/hashes/utils.js";
import type { Db } from "@sortes/db";
import { z } from "zod";
import { beaconChainSchema, roundDueAt } from "../../beacon/index.ts";
import { ESCROW_AFTER_S, logLeafHash } from "../../proof/index.ts";
import { computeCeremony } from "../ceremony.core.ts";
import type { Ceremony, CeremonyFacts, PartyFacts, RelayView } from "../ceremony.schema.ts";
import { isResultPublic } from "../draw.core.ts";
import { drawErrors } from "../draw.errors.ts";
import {
  loadBeacon,
  loadHolders,
  loadLogEntries,
  loadMade,
  loadParties,
  type MadeDraw,
} from "./ceremony.repo.ts";
import { loadEvents } from "./draw-reads.repo.ts";

/** More than the steps and holds of a draw ever were. */
const EVENTS_MAX = 200;

/** What is shown of a draw's terms, at any level. */
const termsSchema = z.object({
  ruleHash: z.string(),
  algorithmHash: z.string(),
  verifierHash: z.string(),
  drawKey: z.string(),
  controlKey: z.string(),
  beacon: z.looseObject({
    level: z.string(),
    anchor: z.string().optional(),
    officials: z.array(z.object({ role: z.string(), key: z.string() })).default([]),
  }),
  roles: z.array(z.object({ role: z.string(), key: z.string() })),
});
type TermsView = z.output<typeof termsSchema>;

const policySchema = z.object({ publishers: z.int().default(0) });
const relayOutcomesSchema = z.record(z.string(), z.string());

const CONTROL = { kind: "system", id: "control" };

/** Of a beacon that speaks at its own time; strict objects refuse the fields beside it. */
const clockSchema = z.object(beaconChainSchema.pick({ genesisTime: true, periodS: true }).shape);

const totals = { count: z.coerce.bigint(), stakeMinor: z.coerce.bigint(), root: z.string() };
const checkpointSchema = z.object({ at: z.coerce.date(), ...totals });
const sealSchema = z.object({ round: z.int().nullable(), ...totals });

/**
 * The control room's view of a draw: every step of its ceremony with its evidence, what is missing and why it is held. What tells
 * the result stays out of it until publication: shares, the beacon's value, the seed and the certificate.
 *
 * @throws draw.not_found
 */
export async function loadCeremony({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<Ceremony> {
  const [made, log, parties, beacon, events] = await Promise.all([
    loadMade(db, drawId),
    loadLogEntries(db, drawId),
    loadParties(db, drawId),
    loadBeacon(db, drawId),
    loadEvents(db, drawId, EVENTS_MAX),
  ]);
  const { draw } = made;
  if (!draw) throw drawErrors.not_found();
  const termsEntry = log.once.find(({ type }) => type === "terms");
  const sealEntry = log.once.find(({ type }) => type === "seal");
  const publishedEntry = log.once.find(({ type }) => type === "published");
  const terms = termsEntry ? bodyOf(termsEntry, termsSchema) : null;
  const seal = sealEntry ? bodyOf(sealEntry, sealSchema) : null;
  const holders = await loadHolders(db, [...(terms?.roles ?? []), ...(terms?.beacon.officials ?? [])]);
  const drawnAt = draw.result?.drawnAt ?? null;
  return computeCeremony({
    draw,
    events,
    terms: termsEntry && terms ? { ...placeOf(termsEntry), ...shownTerms(terms) } : null,
    checkpoints: {
      count: BigInt(log.checkpoints),
      last: log.lastCheckpoint ? bodyOf(log.lastCheckpoint, checkpointSchema) : null,
    },
    parties: partiesOf(terms, parties, { holders, sealedAt: draw.seal?.sealedAt ?? null, drawnAt }),
    control: made.control ? { ...made.control, at: made.control.createdAt, by: CONTROL } : null,
    seal: draw.seal && sealEntry ? { ...placeOf(sealEntry), ...sealTotals(draw.seal) } : null,
    beacon: seal ? beaconOf(terms, seal.round, { draw, ...beacon }) : null,
    officials: officialsOf(terms, beacon.entries, holders),
    seed: draw.seed ? { at: draw.seed.createdAt, value: isResultPublic(draw) ? draw.seed.seed : null } : null,
    drawnAt,
    escrowOpensAt: draw.seal ? new Date(draw.seal.sealedAt.getTime() + ESCROW_AFTER_S * 1_000) : null,
    ranges: made.ranges,
    countedAt: made.countedAt,
    confirmations: {
      needed: policySchema.parse(made.policy?.policy ?? {}).publishers,
      given: made.confirmations.map(({ staffId, createdAt }) => ({ staffId, at: createdAt })),
    },
    certificateHash: isResultPublic(draw) ? (made.certificate?.hash ?? null) : null,
    published: publishedEntry ? placeOf(publishedEntry) : null,
  });
}

interface Entry {
  index: bigint;
  statement: string;
  createdAt: Date;
}

function bodyOf<Body>({ statement }: Entry, schema: z.ZodType<Body>): Body {
  return z.object({ body: schema }).parse(JSON.parse(statement)).body;
}

function placeOf({ index, statement, createdAt }: Entry) {
  return { index, at: createdAt, hash: bytesToHex(logLeafHash(statement)) };
}

function shownTerms({ beacon, roles: _roles, ...hashes }: TermsView) {
  return { ...hashes, level: beacon.level, anchor: beacon.anchor ?? null };
}

function sealTotals(seal: NonNullable<MadeDraw["seal"]>) {
  return { count: seal.ticketCount, stakeMinor: seal.stakeMinor, root: seal.root, at: seal.sealedAt };
}

type Holders = Awaited<ReturnType<typeof loadHolders>>;

function holderOf(holders: Holders, { key }: { key: string }): string | null {
  return holders.find(({ signingKey }) => signingKey === key)?.holder ?? null;
}

/** Each role of the terms, in their order. Rows from before they had a time of their own came with the seal and the numbers. */
function partiesOf(
  terms: TermsView | null,
  { commitments, shares }: Awaited<ReturnType<typeof loadParties>>,
  { holders, sealedAt, drawnAt }: { holders: Holders; sealedAt: Date | null; drawnAt: Date | null },
): PartyFacts[] {
  return (terms?.roles ?? []).map((seat) => {
    const committed = commitments.find(({ role }) => role === seat.role);
    const share = shares.find(({ role }) => role === seat.role);
    return {
      role: seat.role,
      holder: holderOf(holders, seat),
      commitment: committed?.commitment ?? null,
      committedAt: committed ? (committed.createdAt ?? sealedAt) : null,
      opened: share ? howOpened(share) : null,
      openedAt: share ? (share.createdAt ?? drawnAt) : null,
    };
  });
}

function officialsOf(
  terms: TermsView | null,
  entries: BeaconRows["entries"],
  holders: Holders,
): CeremonyFacts["officials"] {
  const attempt = entries.at(-1)?.attempt;
  return (terms?.beacon.officials ?? []).map((official) => ({
    role: official.role,
    holder: holderOf(holders, official),
    enteredAt:
      entries.find((entry) => entry.role === official.role && entry.attempt === attempt)?.createdAt ?? null,
  }));
}

/** Two fragments put a share together whose owner did not turn up. */
function howOpened({ fromX }: { fromX: readonly number[] }): "revealed" | "escrow" {
  return fromX.length > 0 ? "escrow" : "revealed";
}

type BeaconRows = Awaited<ReturnType<typeof loadBeacon>>;

/**
 * What there is of the round that the seal fixed. A chain speaks when the draw is drawn, and its value is for the certificate; a beacon
 * speaks in public at its own time; at L0 both officials have to.
 */
function beaconOf(
  terms: TermsView | null,
  round: number | null,
  { draw, spoken, tried }: BeaconRows & { draw: MadeDraw },
): CeremonyFacts["beacon"] {
  const clock = clockSchema.safeParse(terms?.beacon).data;
  const ownAt = draw.seed?.createdAt ?? draw.result?.drawnAt ?? null;
  return {
    round,
    dueAt: clock && round !== null ? roundDueAt(clock, round) : null,
    at: clock ? (spoken?.receivedAt ?? null) : ownAt,
    value: spoken?.signature ?? null,
    relays: relaysOf(spoken, tried),
    tries: tried?.tries ?? 0,
  };
}

/** The last answer of each relay that was asked. */
function relaysOf(spoken: BeaconRows["spoken"], tried: BeaconRows["tried"]): RelayView[] {
  const outcomes = relayOutcomesSchema.parse(tried?.relays ?? {});
  if (spoken) outcomes[spoken.relay] = "genuine";
  return Object.entries(outcomes).map(([relay, outcome]) => ({ relay, outcome }));
}

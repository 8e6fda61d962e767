import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, taggedHash, utf8ToBytes } from "../bytes.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import { parseMapping } from "../certificate.schema.ts";
import { deriveSeed, drawGenerator, randomBelow } from "../drbg.ts";
import { mapResult } from "../mapping.ts";
import { type SumNode, sumLeaf, sumTree } from "../merkle-sum.ts";
import { PROTOCOL, SUITE } from "../protocol.ts";
import { ticketBytes, validationCode } from "../receipt.ts";
import { beaconAt, beaconTerms, roundOf } from "./beacons.ts";
import {
  fragmentAt,
  logEntry,
  logPath,
  noteKeyText,
  publicKeyOf,
  sign,
  signNote,
  sumPath,
  testBytes,
} from "./producer.ts";
import { type ExampleName, RECIPES, type Recipe } from "./recipes.ts";

export type JsonObject = { [name: string]: Json };

/** Which draw a body is of. */
export interface DrawName {
  gameId: string;
  drawId: string;
}

type Totals = ReturnType<typeof totalsOf>;

export interface Example {
  certificate: JsonObject;
  receipts: JsonObject[];
  /** Everything in the log, for who wants to write it anew. */
  log: JsonObject[];
}

export const ORIGIN = "log.lottery.example";
const ROLES = ["system", "hardware", "officer-1", "officer-2", "auditor"];
/** The machine roles have no key of their own; people do. */
const keyNameOf = (role: string) => (role === "system" || role === "hardware" ? "draw" : role);
const instantAt = (seconds: number, micros = "000000") =>
  new Date(seconds * 1_000).toISOString().replace(/\.000Z$/, `.${micros}Z`);

function bodyOf(type: string, { gameId, drawId }: DrawName) {
  return { protocol: PROTOCOL, suite: SUITE, type, gameId, drawId };
}

/** A statement signed by one of the test keys. */
export function signed<T extends JsonObject>(keyName: string, purpose: string, body: T) {
  return { body, signature: sign(keyName, purpose, body) };
}

/** A whole draw, from its terms to its certificate, the same each time. */
export function makeExample(name: ExampleName): Example {
  const recipe = RECIPES[name];
  const ruleHash = bytesToHex(sha256(utf8ToBytes(canonicalJson(recipe.rule))));
  const tickets = Array.from({ length: recipe.tickets }, (_, at) => makeTicket(recipe, at + 1, ruleHash));
  const leaves = tickets.map((ticket) => sumLeaf(BigInt(ticket.stakeMinor), ticketBytes(ticket)));
  const terms = signed("draw", "terms", makeTerms(recipe, ruleHash));
  const checkpoint = recipe.saleS < 120 ? null : signed("draw", "checkpoint", makeCheckpoint(recipe, leaves));
  const shares = recipe.level === "L0" ? [] : ROLES.map((role) => makeShare(role, recipe.drawId));
  const seal = signed("draw", "seal", makeSeal(recipe, terms, leaves, shares));
  const filler = (at: number) => ({ filler: at });
  const log = [filler(0), terms, filler(2), ...(checkpoint ? [checkpoint] : []), filler(4), seal, filler(6)];
  const drawn = drawResult(recipe, seal.body, shares);
  const body = {
    ...bodyOf("certificate", recipe),
    drawKey: publicKeyOf("draw"),
    logKey: noteKeyText(ORIGIN, "log"),
    rule: recipe.rule,
    terms,
    checkpoint,
    seal,
    log: placesOf(log, { terms, checkpoint, seal }),
    shares: shares.map(publishedShare),
    ...drawn,
    drawnAt: instantAt(recipe.sealedAtS + 90),
  };
  const certificate = { ...body, signature: sign("draw", "certificate", body) };
  return { certificate, receipts: tickets.map((ticket, at) => makeReceipt(recipe, ticket, leaves, at)), log };
}

/** The log part of a certificate: its head, signed, and where the draw's statements stand in it. */
export function placesOf(log: readonly JsonObject[], statements: Record<string, JsonObject | null>) {
  const leaves = log.map(logEntry);
  const places = Object.entries(statements).map(([name, statement]) => {
    if (statement === null) return [name, null];
    const index = log.indexOf(statement);
    return [name, { index, path: logPath(leaves, index) }];
  });
  return { note: signNote(ORIGIN, "log", leaves), ...Object.fromEntries(places) };
}

function makeTicket(recipe: Recipe, serial: number, ruleHash: string) {
  const salt = testBytes(`salt/${recipe.drawId}/${serial}`, 16);
  const lines = recipe.lines(serial);
  return {
    ...bodyOf("ticket", recipe),
    serial: String(serial),
    ticketId: `019a5d6e-7c1f-7d4a-9b3e-00000000000${serial}`,
    holder: bytesToHex(taggedHash("sortes/1/holder", `player-${serial}`, salt)),
    ruleHash,
    lines,
    currency: "EUR",
    stakeMinor: String(serial * 100),
    soldAt: instantAt(recipe.sealedAtS - 90 + serial, "123456"),
    salt: bytesToHex(salt),
  };
}

function makeReceipt(
  recipe: DrawName,
  ticket: JsonObject & { serial: string; stakeMinor: string },
  leaves: readonly SumNode[],
  at: number,
) {
  const leafHash = bytesToHex(sumLeaf(BigInt(ticket.stakeMinor), ticketBytes(ticket)).hash);
  const path = sumPath(leaves, at).map(({ count, stakeMinor, hash }) => ({
    count: String(count),
    stakeMinor: String(stakeMinor),
    hash: bytesToHex(hash),
  }));
  return {
    protocol: PROTOCOL,
    suite: SUITE,
    type: "receipt",
    ticket,
    leafHash,
    code: validationCode(ticketBytes(ticket)),
    key: publicKeyOf("draw"),
    signature: sign("draw", "receipt", ticket),
    inclusion: {
      ...bodyOf("inclusion", recipe),
      serial: ticket.serial,
      leafHash,
      count: String(leaves.length),
      path,
    },
  };
}

function makeTerms(recipe: Recipe, ruleHash: string) {
  const { sealedAtS, saleS, level } = recipe;
  return {
    ...bodyOf("terms", recipe),
    opensAt: instantAt(sealedAtS - 10 - saleS),
    closesAt: instantAt(sealedAtS - 10),
    publishesAt: instantAt(sealedAtS + 3_590),
    ruleHash,
    algorithmHash: bytesToHex(testBytes("algorithm")),
    verifierHash: bytesToHex(testBytes("verifier")),
    drawKey: publicKeyOf("draw"),
    controlKey: publicKeyOf("control"),
    beacon: beaconTerms(level),
    roles: level === "L0" ? [] : ROLES.map((role) => ({ role, key: publicKeyOf(keyNameOf(role)) })),
  };
}

function makeCheckpoint(recipe: Recipe, leaves: readonly SumNode[]) {
  const sold = sumTree(leaves.slice(0, Math.max(0, leaves.length - 2)));
  return { ...bodyOf("checkpoint", recipe), at: instantAt(recipe.sealedAtS - 20), ...totalsOf(sold) };
}

function totalsOf({ count, stakeMinor, hash }: SumNode) {
  return { count: String(count), stakeMinor: String(stakeMinor), root: bytesToHex(hash) };
}

interface SecretShare {
  role: string;
  share: Uint8Array;
  nonce: Uint8Array;
  commitment: string;
}

function makeShare(role: string, drawId: string): SecretShare {
  const share = testBytes(`share/${drawId}/${role}`);
  const nonce = testBytes(`nonce/${drawId}/${role}`);
  return {
    role,
    share,
    nonce,
    commitment: bytesToHex(taggedHash("sortes/1/share", role, drawId, share, nonce)),
  };
}

/** The second officer does not turn up: their share comes out of escrow. */
function publishedShare({ role, share, nonce }: SecretShare) {
  if (role !== "officer-2")
    return { how: "revealed", role, share: bytesToHex(share), nonce: bytesToHex(nonce) };
  const fragment = (holder: string, x: number) => {
    const y = fragmentAt(concatBytes(share, nonce), testBytes(`slope/${role}`, 64), x);
    return { holder, x, y: bytesToHex(y) };
  };
  return { how: "escrow", role, fragments: [fragment("hardware", 1), fragment("auditor", 3)] };
}

/** A role's commitment as it stands in the seal. */
export function signCommitment(draw: DrawName, role: string, commitment: string) {
  const body = { ...bodyOf("commitment", draw), role, commitment };
  return { role, commitment, signature: sign(keyNameOf(role), "commitment", body) };
}

export function signControl(draw: DrawName, totals: Totals): string {
  const { count, stakeMinor, root } = totals;
  return sign("control", "control", { ...bodyOf("control", draw), count, stakeMinor, root });
}

function makeSeal(
  recipe: Recipe,
  terms: JsonObject,
  leaves: readonly SumNode[],
  shares: readonly SecretShare[],
) {
  const totals = totalsOf(sumTree(leaves));
  return {
    ...bodyOf("seal", recipe),
    termsHash: bytesToHex(logEntry(terms)),
    sealedAt: instantAt(recipe.sealedAtS, "250000"),
    ...totals,
    round: roundOf(recipe),
    commitments: shares.map(({ role, commitment }) => signCommitment(recipe, role, commitment)),
    controlSignature: signControl(recipe, totals),
  };
}

function drawResult(
  recipe: Recipe,
  seal: JsonObject & { round: number | null },
  shares: readonly SecretShare[],
) {
  const sealHash = sealHashOf(seal);
  if (recipe.level === "L0") {
    const result = { kind: "matrix", main: [3, 9, 14, 21, 38, 49], bonus: [27] };
    const entries = ["officer-1", "officer-2"].map((role, at) =>
      makeEntry(recipe, role, at, sealHash, result),
    );
    return { beacon: { level: "L0", entries }, seed: null, result };
  }
  const beacon = beaconAt(recipe.level, seal.round ?? 0);
  const seed = deriveSeed({
    sealHash,
    beacon: beacon.bytes,
    shares: shares.map(({ share }) => share),
    gameId: recipe.gameId,
    drawId: recipe.drawId,
  });
  return {
    beacon: beacon.evidence,
    seed: bytesToHex(seed),
    result: resultOf(recipe.rule, seed, recipe.drawId, sealHash),
  };
}

export function sealHashOf(sealBody: Json): Uint8Array {
  return taggedHash("sortes/1/seal", canonicalJson(sealBody));
}

export function resultOf(rule: Json, seed: Uint8Array, drawId: string, sealHash: Uint8Array) {
  const generator = drawGenerator(seed, drawId, sealHash);
  return mapResult(parseMapping(rule, "rule"), (range) => randomBelow(generator, range));
}

function makeEntry(recipe: Recipe, role: string, at: number, sealHash: Uint8Array, result: JsonObject) {
  const seenAt = instantAt(recipe.sealedAtS + 60 + at);
  const body = { ...bodyOf("entry", recipe), role, at: seenAt, sealHash: bytesToHex(sealHash), result };
  return signed(role, "entry", body);
}

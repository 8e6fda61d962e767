import { hexToBytes } from "@noble/hashes/utils.js";
import type { Queries } from "@sortes/db";
import { headOf, type Terms } from "../proof.schema.ts";
import type { Share } from "../seed.core.ts";
import { isSignedBy } from "../signature.ts";
import { loadStatement } from "./load-statement.ts";
import {
  type CommitmentRow,
  type ControlCount,
  loadCommitments,
  loadControlCount,
  loadShares,
} from "./party.repo.ts";
import { loadOpenedFragments } from "./people.repo.ts";

/*
 * Whoever holds a role hands in its commitment before the seal and its share after it, from wherever the role's key is: the worker
 * for its own, control's process, people's browsers. Nobody asks them; the draw waits until everything is there.
 */

/** What a draw still waits for. */
export interface Missing {
  /** Roles without a commitment, in the order of the terms. */
  commitments: readonly string[];
  /** Control's signed count. */
  isCountMissing: boolean;
  /** Roles without a share. It is nobody's turn to reveal one before the seal. */
  shares: readonly string[];
}

/** What roles and control have not handed in; of a draw without terms nothing is expected. */
export async function loadMissing(db: Queries, drawId: string): Promise<Missing> {
  const terms = await loadStatement(db, drawId, "terms");
  if (!terms) return { commitments: [], isCountMissing: false, shares: [] };
  const [commitments, count, shares] = [
    await loadCommitments(db, drawId),
    await loadControlCount(db, drawId),
    await loadShares(db, drawId),
  ];
  const without = (rows: readonly { role: string }[]) =>
    terms.statement.body.roles
      .map(({ role }) => role)
      .filter((role) => !rows.some((row) => row.role === role));
  return {
    commitments: without(commitments),
    isCountMissing: count === undefined,
    shares: without(shares),
  };
}

/** Everything that must be handed in before the seal, in words for a hold; empty when it is. */
export function missingBeforeSeal({ commitments, isCountMissing }: Missing): string[] {
  return [
    ...commitments.map((role) => `the commitment of ${role}`),
    ...(isCountMissing ? ["control's count"] : []),
  ];
}

/** What is wrong with what was handed in. The seal carries these signatures, and a verifier refuses it over any of them. */
export type HandedInProblem = "commitment_not_signed" | "control_not_signed";

/** What the seal takes over from others. */
export interface HandedIn {
  /** One for each role, in the order of the terms. */
  commitments: readonly CommitmentRow[];
  control: ControlCount | undefined;
  problems: readonly HandedInProblem[];
}

/** Reads what was handed in before the seal and checks who signed it. */
export async function loadHandedIn(db: Queries, terms: Terms): Promise<HandedIn> {
  const rows = await loadCommitments(db, terms.drawId);
  const control = await loadControlCount(db, terms.drawId);
  const commitments: CommitmentRow[] = [];
  let isSigned = true;
  for (const { role, key } of terms.roles) {
    const row = rows.find((candidate) => candidate.role === role);
    const body = { ...headOf("commitment", terms), role, commitment: row?.commitment };
    isSigned &&= row !== undefined && isSignedBy(key, body, row.signature);
    if (row) commitments.push(row);
  }
  return {
    commitments,
    control,
    problems: [
      ...(isSigned ? [] : ["commitment_not_signed" as const]),
      ...(control && isCountSigned(terms, control) ? [] : ["control_not_signed" as const]),
    ],
  };
}

function isCountSigned(terms: Terms, { count, stakeMinor, root, signature }: ControlCount): boolean {
  const body = { ...headOf("control", terms), count: String(count), stakeMinor: String(stakeMinor), root };
  return isSignedBy(terms.controlKey, body, signature);
}

/** A share with what it was put together from. */
export interface OpenedShare extends Share {
  /** Empty when its owner revealed it. */
  fragments: { holder: string; x: number; y: string }[];
}

/** All shares in the order of the terms, or undefined while one is missing. */
export async function loadAllShares(
  db: Queries,
  { drawId, roles }: Terms,
): Promise<OpenedShare[] | undefined> {
  const rows = await loadShares(db, drawId);
  const opened = await loadOpenedFragments(db, drawId);
  const shares = roles.flatMap(({ role }) => {
    const row = rows.find((candidate) => candidate.role === role);
    if (!row) return [];
    const fragments = opened.flatMap(({ holder, x, y, role: owner }) =>
      owner === role && y !== null && row.fromX.includes(x) ? [{ holder, x, y }] : [],
    );
    return [{ role, share: hexToBytes(row.share), nonce: hexToBytes(row.nonce), fragments }];
  });
  return shares.length === roles.length ? shares : undefined;
}

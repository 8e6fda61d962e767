import type { Tx } from "@sortes/db";
import { canonicalJson } from "../../money/index.ts";
import { edgeCounts, LogEdge, type LogNode, logLeafHash } from "../log.core.ts";
import type { Head, Statement } from "../proof.schema.ts";
import { BLOCK } from "../tree.core.ts";
import { type EntryRow, type EntryType, loadLogNodes, lockLogSize, saveLog } from "./log.repo.ts";
import { logKeyText, type ProofKeys, signLogHead } from "./proof-keys.ts";

/** An entry that was written: its place and the text that was hashed. */
export interface LoggedEntry {
  index: bigint;
  statement: string;
}

/**
 * Appends statements in order and signs the new head, so that whoever serves the log needs no key. The row of `log_head` is locked
 * until the transaction ends, so the log has one order and no gap; it is the last lock a transaction takes. A draw's second
 * terms, seal or publication meets a unique index.
 */
export async function appendLog(
  tx: Tx,
  log: ProofKeys["log"],
  statements: readonly Statement<Head<EntryType>>[],
): Promise<LoggedEntry[]> {
  const edge = await lockEdge(tx);
  const entries: EntryRow[] = [];
  const nodes: LogNode[] = [];
  for (const statement of statements) {
    const text = canonicalJson(statement);
    const { type, drawId } = statement.body;
    entries.push({ index: edge.size, type, drawId, statement: text });
    nodes.push(...edge.append(logLeafHash(text)));
  }
  const head = { size: edge.size, note: signLogHead(log, edge.size, edge.root()), logKey: logKeyText(log) };
  await saveLog(tx, { entries, nodes, head });
  return entries;
}

/** The log's head, signed, and the place of entries under it. */
export interface LogEvidence {
  note: string;
  places: { index: number; path: string[] }[];
}

/** Proves that entries are in the log as it is now. Takes the log's lock. */
export async function proveLogged(
  tx: Tx,
  log: ProofKeys["log"],
  indexes: readonly bigint[],
): Promise<LogEvidence> {
  const edge = await lockEdge(tx);
  const places: LogEvidence["places"] = [];
  for (const index of indexes) {
    const path = edge.path(index, await loadTiles(tx, index, edge.size));
    places.push({ index: Number(index), path: path.map((hash) => Buffer.from(hash).toString("hex")) });
  }
  return { note: signLogHead(log, edge.size, edge.root()), places };
}

async function lockEdge(tx: Tx): Promise<LogEdge> {
  const size = await lockLogSize(tx);
  const ranges = edgeCounts(size);
  return new LogEdge(size, byLevel(await loadLogNodes(tx, ranges), ranges.length));
}

/** The tile on each level over an entry; one that is not complete yet is part of the edge. */
async function loadTiles(tx: Tx, index: bigint, size: bigint): Promise<Uint8Array[][]> {
  const ranges = edgeCounts(size).map(({ level }) => {
    const tile = index / BigInt(BLOCK) ** BigInt(level + 1);
    return { level, from: tile * BigInt(BLOCK), count: BLOCK };
  });
  return byLevel(await loadLogNodes(tx, ranges), ranges.length);
}

function byLevel(nodes: readonly LogNode[], levels: number): Uint8Array[][] {
  return Array.from({ length: levels }, (_, level) =>
    nodes.filter((node) => node.level === level).map(({ hash }) => hash),
  );
}

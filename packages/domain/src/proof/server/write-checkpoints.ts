import { bytesToHex } from "@noble/hashes/utils.js";
import type { Db, Queries } from "@sortes/db";
import { type Checkpoint, headOf } from "../proof.schema.ts";
import { appendLog } from "./append-log.ts";
import { growTree } from "./count-tickets.ts";
import { loadStatement } from "./load-statement.ts";
import { loadBlocks, loadDrawsToCheckpoint, readInstant, saveBlocks } from "./proof.repo.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { signStatement } from "./proof-keys.ts";
import type { SumNode } from "./ticket-tree.ts";
import { TicketTree } from "./ticket-tree.ts";

/** More draws than sell at once; the next turn takes the rest. */
const DRAWS_MAX = 300;

/**
 * States in the log how many tickets each open draw has sold, for how much, and their root; returns how many statements it
 * wrote. Only what was sold since the last time is read: complete blocks of the tree are kept. Tickets sold meanwhile come
 * with the next checkpoint. The statement is left out when the draw was sealed meanwhile.
 */
export async function writeCheckpoints({ db, proof }: { db: Db; proof: ProofIdentity }): Promise<number> {
  let written = 0;
  for (const draw of await loadDrawsToCheckpoint(db, DRAWS_MAX)) {
    const { blocks, firstBlock, body } = await stateOf(db, draw);
    written += await db.tx(async (tx) => {
      if (await loadStatement(tx, draw.drawId, "seal")) return 0;
      await saveBlocks(tx, draw.drawId, firstBlock, blocks);
      await appendLog(tx, proof.keys.log, [signStatement(proof.keys.draw, body)]);
      return 1;
    });
  }
  return written;
}

interface DrawState {
  /** Complete since the last checkpoint. */
  blocks: readonly SumNode[];
  firstBlock: number;
  body: Checkpoint;
}

async function stateOf(
  db: Queries,
  { drawId, sold, currency }: { drawId: string; sold: bigint; currency: string },
): Promise<DrawState> {
  const terms = await loadStatement(db, drawId, "terms");
  if (!terms) throw new RangeError("a checkpoint of a draw without terms");
  const { gameId, ruleHash } = terms.statement.body;
  const known = await loadBlocks(db, drawId);
  const tree = new TicketTree(known);
  await growTree(db, { gameId, drawId, ruleHash, currency }, tree, { last: sold });
  const root = tree.root();
  return {
    blocks: tree.blocks.slice(known.length),
    firstBlock: known.length,
    body: {
      ...headOf("checkpoint", { gameId, drawId }),
      at: await readInstant(db),
      count: String(root.count),
      stakeMinor: String(root.stakeMinor),
      root: bytesToHex(root.hash),
    },
  };
}

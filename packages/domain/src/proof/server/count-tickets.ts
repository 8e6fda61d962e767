import { bytesToHex } from "@noble/hashes/utils.js";
import type { Queries } from "@sortes/db";
import { BLOCK } from "../tree.core.ts";
import { loadStatement } from "./load-statement.ts";
import { loadBlocks, loadTickets } from "./proof.repo.ts";
import { type SoldTicket, type TicketDraw, ticketText } from "./ticket-text.ts";
import { type SumNode, TicketTree, ticketLeaf } from "./ticket-tree.ts";

/** Tickets in memory at a time: some megabytes, and few enough round trips for a million. */
const PAGE = 2_000;

function leafOf(draw: TicketDraw, ticket: SoldTicket): SumNode {
  return ticketLeaf(ticket.stakeMinor, ticketText(draw, ticket));
}

/** Feeds the tree with the draw's tickets after those it has, up to serial `last`; returns the last serial that was read. */
export async function growTree(
  db: Queries,
  draw: TicketDraw,
  tree: TicketTree,
  { last, onTicket = () => undefined }: { last?: bigint; onTicket?: (ticket: SoldTicket) => void } = {},
): Promise<bigint> {
  const load = (after: bigint): Promise<SoldTicket[]> => {
    const limit = last === undefined ? PAGE : Math.min(PAGE, Number(last - after));
    return limit > 0 ? loadTickets(db, draw.drawId, after, limit) : Promise.resolve([]);
  };
  let serial = tree.count;
  let page = await load(serial);
  while (page.length > 0) {
    serial = page.at(-1)?.serial ?? serial;
    // The database reads the next page while this one is hashed.
    const next = load(serial);
    for (const ticket of page) {
      tree.append(leafOf(draw, ticket));
      onTicket(ticket);
    }
    page = await next;
  }
  return serial;
}

export interface TicketCount {
  count: bigint;
  lastSerial: bigint;
  stakeMinor: bigint;
  /** Hex. */
  root: string;
  blocks: readonly SumNode[];
  /** Whether the tickets are those of all checkpoints so far. */
  isAsCheckpointed: boolean;
}

/** Builds the whole tree anew from the tickets and compares it with everything that was stated while they were sold. */
export async function countTickets(db: Queries, draw: TicketDraw): Promise<TicketCount> {
  const known = await loadBlocks(db, draw.drawId);
  const checkpoint = (await loadStatement(db, draw.drawId, "checkpoint"))?.statement.body;
  const tree = new TicketTree();
  let rootThen = checkpoint?.count === "0" ? bytesToHex(tree.root().hash) : undefined;
  const lastSerial = await growTree(db, draw, tree, {
    onTicket: () => {
      if (String(tree.count) === checkpoint?.count) rootThen = bytesToHex(tree.root().hash);
    },
  });
  const { hash, stakeMinor } = tree.root();
  const isAsCheckpointed =
    rootThen === checkpoint?.root && known.every((block, at) => isSame(block, tree.blocks[at]));
  return {
    count: tree.count,
    lastSerial,
    stakeMinor,
    root: bytesToHex(hash),
    blocks: tree.blocks,
    isAsCheckpointed,
  };
}

function isSame(known: SumNode, now: SumNode | undefined): boolean {
  return (
    now !== undefined && known.stakeMinor === now.stakeMinor && Buffer.compare(known.hash, now.hash) === 0
  );
}

/** The leaves of the block that holds ticket `index`, counted from 0, as far as they are among the first `count`. */
export async function loadBlockLeaves(
  db: Queries,
  draw: TicketDraw,
  index: number,
  count: bigint,
): Promise<SumNode[]> {
  const first = Math.floor(index / BLOCK) * BLOCK;
  const size = Math.min(BLOCK, Number(count) - first);
  return (await loadTickets(db, draw.drawId, BigInt(first), size)).map((ticket) => leafOf(draw, ticket));
}

import { bytesToHex } from "@noble/hashes/utils.js";
import type { Queries } from "@sortes/db";
import { proofErrors } from "../proof.errors.ts";
import { headOf, type Inclusion, PROTOCOL, type Receipt, SUITE, type TicketBody } from "../proof.schema.ts";
import { BLOCK } from "../tree.core.ts";
import { growTree, loadBlockLeaves } from "./count-tickets.ts";
import { loadStatement } from "./load-statement.ts";
import { loadBlocks, loadTicketById } from "./proof.repo.ts";
import { type Signer, signBody } from "./proof-keys.ts";
import { type TicketDraw, ticketBody, ticketText, validationCode } from "./ticket-text.ts";
import { TicketTree, ticketLeaf } from "./ticket-tree.ts";

/**
 * A ticket's receipt, right after its sale and for ever: the signature has no chance in it, so it is the same each time. Once the
 * draw is sealed it carries the proof that the ticket is among those drawn from.
 *
 * @throws proof.receipt_not_found, for another player's ticket too.
 */
export async function loadReceipt(
  { db, drawSigner }: { db: Queries; drawSigner: Signer },
  { ticketId, playerId }: { ticketId: string; playerId: string },
): Promise<Receipt> {
  const ticket = await loadTicketById(db, ticketId);
  if (ticket?.playerId !== playerId) throw proofErrors.receipt_not_found();
  const terms = await loadStatement(db, ticket.drawId, "terms");
  if (terms?.statement.body.drawKey !== drawSigner.publicKey) throw proofErrors.receipt_not_found();
  const { gameId, drawId, ruleHash } = terms.statement.body;
  const draw: TicketDraw = { gameId, drawId, ruleHash, currency: ticket.currency };
  const body = ticketBody(draw, ticket);
  const text = ticketText(draw, ticket);
  const leafHash = bytesToHex(ticketLeaf(ticket.stakeMinor, text).hash);
  return {
    protocol: PROTOCOL,
    suite: SUITE,
    type: "receipt",
    ticket: body,
    leafHash,
    code: validationCode(text),
    key: drawSigner.publicKey,
    signature: signBody(drawSigner, "receipt", body),
    inclusion: await proveInclusion(db, draw, body, leafHash),
  };
}

async function proveInclusion(
  db: Queries,
  draw: TicketDraw,
  { serial }: TicketBody,
  leafHash: string,
): Promise<Inclusion | null> {
  const seal = await loadStatement(db, draw.drawId, "seal");
  if (!seal) return null;
  const { count } = seal.statement.body;
  const index = Number(serial) - 1;
  const complete = Math.floor(Number(count) / BLOCK);
  const tree = new TicketTree((await loadBlocks(db, draw.drawId)).slice(0, complete));
  await growTree(db, draw, tree, { last: BigInt(count) });
  const path = tree.path(index, await loadBlockLeaves(db, draw, index, BigInt(count)));
  return {
    ...headOf("inclusion", draw),
    serial,
    leafHash,
    count,
    path: path.map((node) => ({
      count: String(node.count),
      stakeMinor: String(node.stakeMinor),
      hash: bytesToHex(node.hash),
    })),
  };
}

import { bytesToHex, hexToBytes } from "./bytes.ts";
import { requireSameDraw } from "./checks-before-draw.ts";
import { isStatementBy } from "./ed25519.ts";
import { sumLeaf, sumRootOf } from "./merkle-sum.ts";
import { ticketBytes, validationCode } from "./receipt.ts";
import { type ReceiptCheck, requireStep } from "./step-check.ts";

export const checkReceipt: ReceiptCheck = ({ certificate, receipt }) => {
  const { ticket, rawTicket } = receipt;
  requireStep(receipt.key === certificate.drawKey, "the receipt is of another draw key");
  requireStep(
    isStatementBy(receipt.key, receipt.signature, "receipt", rawTicket),
    "the draw key did not sign this receipt",
  );
  const bytes = ticketBytes(rawTicket);
  const leafHash = bytesToHex(sumLeaf(ticket.stakeMinor, bytes).hash);
  requireStep(leafHash === receipt.leafHash, "the leaf hash is not this ticket's");
  requireStep(validationCode(bytes) === receipt.code, "the validation code is not this ticket's");
  return `code ${receipt.code}`;
};

export const checkReceiptDraw: ReceiptCheck = ({ certificate, receipt }) => {
  const { ticket } = receipt;
  const { terms, seal } = certificate;
  requireSameDraw("the receipt", ticket, certificate);
  requireStep(ticket.ruleHash === terms.body.ruleHash, "the ticket was sold under another rule version");
  const isInTime = ticket.soldAt >= terms.body.opensAt && ticket.soldAt <= seal.body.sealedAt;
  requireStep(isInTime, "the ticket was not sold while the draw was open");
  const isSerial = ticket.serial >= 1n && ticket.serial <= seal.body.count;
  requireStep(isSerial, `the draw has serials 1 to ${seal.body.count}, the ticket has ${ticket.serial}`);
  return `serial ${ticket.serial} of ${seal.body.count}`;
};

export const checkInclusion: ReceiptCheck = ({ certificate, receipt }) => {
  const { ticket, inclusion, leafHash } = receipt;
  const { count, stakeMinor, root } = certificate.seal.body;
  requireStep(inclusion !== null, "the receipt has no inclusion proof: ask the operator for it");
  requireSameDraw("the proof", inclusion, certificate);
  requireStep(inclusion.serial === ticket.serial, "the proof is of another serial");
  requireStep(inclusion.leafHash === leafHash, "the proof is of another ticket");
  requireStep(inclusion.count === count, "the proof is of a tree of another size");
  const leaf = { hash: hexToBytes(leafHash), count: 1n, stakeMinor: ticket.stakeMinor };
  const path = inclusion.path.map((node) => ({ ...node, hash: hexToBytes(node.hash) }));
  const top = sumRootOf(leaf, ticket.serial - 1n, count, path);
  requireStep(top !== null, "the proof does not have the shape of the tree");
  requireStep(bytesToHex(top.hash) === root, "the proof does not lead to the sealed root");
  requireStep(top.stakeMinor === stakeMinor, "the stakes on the path do not sum to the sealed total");
  return `${path.length} nodes lead to the sealed root, and the sums agree`;
};

import { bytesToHex } from "../bytes.ts";
import { sumLeaf } from "../merkle-sum.ts";
import { ticketBytes, validationCode } from "../receipt.ts";
import { type Draft, OTHER_DRAW, tamperings, ZEROS } from "./draft.ts";
import { publicKeyOf, sign } from "./producer.ts";

const format = tamperings("receipt-format", "l1-matrix", {
  "a field is missing": (draft) => draft.remove("receipt.inclusion"),
  "a field nobody knows": (draft) => draft.set("receipt.ticket.prize", "1000000"),
  "a code with a letter that is not in its alphabet": (draft) =>
    draft.set("receipt.code", `I${draft.text("receipt.code").slice(1)}`),
  "a stake below zero": (draft) => draft.set("receipt.ticket.stakeMinor", "-100"),
  "a certificate in the place of the receipt": (draft) => {
    draft.files.receipt = draft.files.certificate;
  },
});

const receipt = tamperings("receipt", "l1-matrix", {
  "other numbers": (draft) => draft.set("receipt.ticket.lines.0.picks.main", [12, 13, 18, 19, 42, 44]),
  "a higher stake": (draft) => draft.set("receipt.ticket.stakeMinor", "10000"),
  "another validation code": (draft) => draft.set("receipt.code", validationCode(ticketBytes("another"))),
  "another leaf hash": (draft) => draft.set("receipt.leafHash", ZEROS),
  "a receipt that was never issued": (draft) => {
    draft.set("receipt.key", publicKeyOf("stranger"));
    draft.set("receipt.signature", sign("stranger", "receipt", draft.get("receipt.ticket")));
  },
  "another receipt's signature": (draft) =>
    draft.set("receipt.signature", draft.example.receipts[1]?.signature ?? ""),
});

/** The draw key signs an edited ticket, and everything that follows from the ticket follows. */
function reissue(draft: Draft, changed: Record<string, string>): void {
  for (const [name, value] of Object.entries(changed)) draft.set(`receipt.ticket.${name}`, value);
  const bytes = ticketBytes(draft.get("receipt.ticket"));
  const leafHash = bytesToHex(sumLeaf(BigInt(draft.text("receipt.ticket.stakeMinor")), bytes).hash);
  draft
    .set("receipt.leafHash", leafHash)
    .set("receipt.inclusion.leafHash", leafHash)
    .set("receipt.code", validationCode(bytes))
    .resignReceipt();
}

const ofDraw = tamperings("receipt-draw", "l1-matrix", {
  "a receipt of another draw": (draft) => reissue(draft, { drawId: OTHER_DRAW }),
  "a receipt of another game": (draft) => reissue(draft, { gameId: "keno" }),
  "a ticket sold under a stale rule version": (draft) => reissue(draft, { ruleHash: ZEROS }),
  "a ticket sold after the seal": (draft) => reissue(draft, { soldAt: "2030-01-01T00:00:00.000000Z" }),
  "a serial beyond the sealed count": (draft) => reissue(draft, { serial: "8" }),
  "serial nought": (draft) => reissue(draft, { serial: "0" }),
});

const inclusion = tamperings("inclusion", "l1-matrix", {
  "a ticket that was left out": (draft) => draft.set("receipt.inclusion", null),
  "a ticket edited after the seal": (draft) => reissue(draft, { holder: "11".repeat(32) }),
  "a stake raised after the seal": (draft) => reissue(draft, { stakeMinor: "900" }),
  "a ticket moved to another serial": (draft) => {
    reissue(draft, { serial: "2" });
    draft.set("receipt.inclusion.serial", "2");
  },
  "the proof of another serial": (draft) => draft.set("receipt.inclusion.serial", "2"),
  "the proof of another ticket": (draft) =>
    draft.set("receipt.inclusion", draft.example.receipts[1]?.inclusion ?? null),
  "the proof of another draw": (draft) => draft.set("receipt.inclusion.drawId", OTHER_DRAW),
  "a proof that hides a stake": (draft) => draft.set("receipt.inclusion.path.1.stakeMinor", "0"),
  "a proof that hides tickets": (draft) => draft.set("receipt.inclusion.path.1.count", "1"),
  "a proof from a smaller tree": (draft) => draft.set("receipt.inclusion.count", "6"),
  "a path cut short": (draft) => draft.remove("receipt.inclusion.path.2"),
  "a path with a node too many": (draft) =>
    draft.set("receipt.inclusion.path.3", { count: "1", stakeMinor: "1", hash: ZEROS }),
  "a sum that overflows": (draft) => draft.set("receipt.inclusion.path.0.stakeMinor", "9223372036854775807"),
});

/** What a player brings. */
export const TAMPERED_RECEIPTS = [...format, ...receipt, ...ofDraw, ...inclusion];

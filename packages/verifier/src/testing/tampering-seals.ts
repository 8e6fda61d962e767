import { bytesToHex } from "../bytes.ts";
import { EMPTY_TREE } from "../merkle-sum.ts";
import { type Draft, OTHER_DRAW, tamperings, ZEROS } from "./draft.ts";
import { signCommitment, signControl, signed } from "./example.ts";
import { logEntry, publicKeyOf, sign, testBytes } from "./producer.ts";

const seal = tamperings("seal", "l1-matrix", {
  "the seal of another draw": (draft) => draft.set("certificate.seal.body.drawId", OTHER_DRAW).resignAll(),
  "a seal made while tickets were sold": (draft) =>
    draft.set("certificate.seal.body.sealedAt", "2026-01-01T00:00:00.000000Z").resignAll(),
  "a seal under other terms": (draft) => draft.set("certificate.seal.body.termsHash", ZEROS).resignAll(),
  "a seal made after the draw": (draft) =>
    draft.set("certificate.drawnAt", "2026-01-01T00:00:00.000000Z").resignAll(),
  "a seal that somebody else signed": (draft) =>
    draft
      .set("certificate.seal", signed("stranger", "seal", draft.object("certificate.seal.body")))
      .resign("log", "certificate"),
});

const control = tamperings("control", "l1-matrix", {
  "a ticket added after control": (draft) => draft.set("certificate.seal.body.count", "8").resignAll(),
  "money added after control": (draft) => draft.set("certificate.seal.body.stakeMinor", "9999").resignAll(),
  "another tree than control's": (draft) => draft.set("certificate.seal.body.root", ZEROS).resignAll(),
  "control that is the operator itself": (draft) => {
    draft.set("certificate.terms.body.controlKey", publicKeyOf("draw")).resign("terms");
    draft
      .set("certificate.seal.body.termsHash", bytesToHex(logEntry(draft.get("certificate.terms"))))
      .resignAll();
  },
});

/** Control colludes: only the log of the running sale is left to contradict. */
function collude(draft: Draft, changed: { count?: string; stakeMinor?: string; root?: string }): void {
  for (const [name, value] of Object.entries(changed)) draft.set(`certificate.seal.body.${name}`, value);
  const [count, stakeMinor, root] = ["count", "stakeMinor", "root"].map((name) =>
    draft.text(`certificate.seal.body.${name}`),
  ) as [string, string, string];
  draft.set("certificate.seal.body.controlSignature", signControl(draft.draw, { count, stakeMinor, root }));
  draft.resignAll();
}

const totals = tamperings("totals", "l1-matrix", {
  "tickets that vanished after the last checkpoint": (draft) => collude(draft, { count: "4" }),
  "stakes that vanished after the last checkpoint": (draft) => collude(draft, { stakeMinor: "100" }),
  "tickets exchanged after the last checkpoint": (draft) =>
    collude(draft, { count: "5", root: bytesToHex(testBytes("root")) }),
  "tickets under the root of an empty tree": (draft) => collude(draft, { root: bytesToHex(EMPTY_TREE.hash) }),
  "checkpoints that nobody is to see": (draft) => draft.set("certificate.checkpoint", null).resignAll(),
  "the checkpoint of another draw": (draft) =>
    draft.set("certificate.checkpoint.body.drawId", OTHER_DRAW).resignAll(),
  "a checkpoint from after the seal": (draft) =>
    draft.set("certificate.checkpoint.body.at", "2030-01-01T00:00:00.000000Z").resignAll(),
  "a checkpoint that somebody else signed": (draft) =>
    draft
      .set(
        "certificate.checkpoint",
        signed("stranger", "checkpoint", draft.object("certificate.checkpoint.body")),
      )
      .resign("log", "certificate"),
});

const moneyWithoutTickets = tamperings("totals", "l1-empty", {
  "money without a ticket": (draft) => collude(draft, { stakeMinor: "100" }),
});

const commitments = tamperings("commitments", "l1-matrix", {
  "a role left out": (draft) => draft.remove("certificate.seal.body.commitments.4").resignAll(),
  "roles in another order": (draft) => draft.swap("certificate.seal.body.commitments", 2, 3).resignAll(),
  "an officer spoken for by the operator": (draft) => {
    const { commitment } = signCommitment(draft.draw, "system", bytesToHex(testBytes("chosen")));
    const body = { ...draft.object("certificate.seal.body.commitments.2"), commitment };
    draft
      .set("certificate.seal.body.commitments.2", { ...body, signature: sign("draw", "commitment", body) })
      .resignAll();
  },
  "a commitment from another draw": (draft) => {
    const other = signCommitment(
      { ...draft.draw, drawId: OTHER_DRAW },
      "auditor",
      draft.text("certificate.seal.body.commitments.4.commitment"),
    );
    draft.set("certificate.seal.body.commitments.4", other).resignAll();
  },
});

/** What was fixed between the cutoff and the beacon. */
export const TAMPERED_SEALS = [...seal, ...control, ...totals, ...moneyWithoutTickets, ...commitments];

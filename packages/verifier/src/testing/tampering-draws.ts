import { bytesToHex, hexToBytes } from "../bytes.ts";
import { deriveSeed } from "../drbg.ts";
import { chainValue, ROUND_1000, signRound } from "./beacons.ts";
import { type Draft, tamperings, ZEROS } from "./draft.ts";
import { sealHashOf, signed } from "./example.ts";
import { testBytes } from "./producer.ts";

const round = [
  ...tamperings("round", "l3-digits", {
    "a round chosen after it was known": (draft) =>
      draft.set("certificate.beacon.round", 1_001).resign("certificate"),
    "a seal that names a round of its own choice": (draft) =>
      draft.set("certificate.seal.body.round", 1_001).set("certificate.beacon.round", 1_001).resignAll(),
    "a seal without a round": (draft) => draft.set("certificate.seal.body.round", null).resignAll(),
    "a level lowered in silence": (draft) =>
      draft.set("certificate.beacon", { level: "L1", round: 1_000, value: ZEROS }).resign("certificate"),
  }),
  ...tamperings("round", "l1-matrix", {
    "the value of another draw of the chain": (draft) =>
      draft
        .set("certificate.beacon", { level: "L1", round: 18, value: chainValue(18) })
        .resign("certificate"),
  }),
  ...tamperings("round", "l0-matrix", {
    "a round for a physical draw": (draft) => draft.set("certificate.seal.body.round", 5).resignAll(),
  }),
];

const beacon = [
  ...tamperings(
    "beacon",
    "l3-digits",
    {
      "a forged beacon": (draft) =>
        draft.set("certificate.beacon.signature", signRound(1_000)).resign("certificate"),
      "a beacon that is no point of the curve": (draft) =>
        draft.set("certificate.beacon.signature", "ff".repeat(48)).resign("certificate"),
      "the point at infinity": (draft) =>
        draft.set("certificate.beacon.signature", `c0${"00".repeat(47)}`).resign("certificate"),
    },
    { needsBls: true },
  ),
  ...tamperings(
    "beacon",
    "l2-keno",
    {
      "the signature of another round": (draft) =>
        draft.set("certificate.beacon.signature", signRound(7)).resign("certificate"),
      "the signature of another beacon": (draft) =>
        draft.set("certificate.beacon.signature", ROUND_1000).resign("certificate"),
    },
    { needsBls: true },
  ),
  ...tamperings("beacon", "l1-matrix", {
    "a forged value of the chain": (draft) =>
      draft.set("certificate.beacon.value", ZEROS).resign("certificate"),
    "the value of another round": (draft) =>
      draft.set("certificate.beacon.value", chainValue(16)).resign("certificate"),
  }),
  ...tamperings("beacon", "l0-matrix", {
    "two officials who saw different balls": (draft) =>
      enterAgain(draft, 1, { result: { kind: "matrix", main: [1, 2, 3, 4, 5, 6], bonus: [7] } }),
    "an official who keyed in for the other": (draft) =>
      draft
        .set("certificate.beacon.entries.1", draft.get("certificate.beacon.entries.0"))
        .resign("certificate"),
    "an entry for another seal": (draft) => enterAgain(draft, 1, { sealHash: ZEROS }),
    "an entry signed by the operator": (draft) => {
      const body = draft.object("certificate.beacon.entries.1.body");
      draft.set("certificate.beacon.entries.1", signed("draw", "entry", body)).resign("certificate");
    },
  }),
];

/** An official signs another entry. */
function enterAgain(draft: Draft, at: number, changed: Record<string, string | object>): void {
  const body = { ...draft.object(`certificate.beacon.entries.${at}.body`), ...changed };
  const entry = signed(`officer-${at + 1}`, "entry", body as ReturnType<Draft["object"]>);
  draft.set(`certificate.beacon.entries.${at}`, entry).resign("certificate");
}

const OTHER_SHARE = bytesToHex(testBytes("another share"));

const shares = tamperings("shares", "l1-matrix", {
  "a share swapped once the others were known": (draft) =>
    draft.set("certificate.shares.4.share", OTHER_SHARE).resign("certificate"),
  "another nonce": (draft) => draft.set("certificate.shares.4.nonce", OTHER_SHARE).resign("certificate"),
  "two roles' shares exchanged": (draft) => draft.swap("certificate.shares", 0, 1).resign("certificate"),
  "one role's share given out as another's": (draft) =>
    draft
      .set("certificate.shares.1", { ...draft.object("certificate.shares.0"), role: "hardware" })
      .resign("certificate"),
  "a share left out": (draft) => draft.remove("certificate.shares.2").resign("certificate"),
  "a forged fragment": (draft) =>
    draft.set("certificate.shares.3.fragments.1.y", ZEROS.repeat(2)).resign("certificate"),
  "one fragment twice": (draft) => draft.set("certificate.shares.3.fragments.1.x", 1).resign("certificate"),
  "a fragment from the role that did not turn up": (draft) =>
    draft.set("certificate.shares.3.fragments.0.holder", "officer-2").resign("certificate"),
  "both fragments from one role": (draft) =>
    draft.set("certificate.shares.3.fragments.0.holder", "auditor").resign("certificate"),
});

/** A seed made with the right recipe from other parts. */
function seedFrom(draft: Draft, pick: (shares: Uint8Array[]) => Uint8Array[]): string {
  const roles = ["system", "hardware", "officer-1", "officer-2", "auditor"];
  const all = roles.map((role) => testBytes(`share/${draft.draw.drawId}/${role}`));
  const seed = deriveSeed({
    sealHash: sealHashOf(draft.get("certificate.seal.body")),
    beacon: hexToBytes(draft.text("certificate.beacon.value")),
    shares: pick(all),
    ...draft.draw,
  });
  return bytesToHex(seed);
}

const seed = [
  ...tamperings("seed", "l1-matrix", {
    "a second seed": (draft) => draft.set("certificate.seed", OTHER_SHARE.repeat(2)).resign("certificate"),
    "a seed without the auditor's share": (draft) =>
      draft
        .set(
          "certificate.seed",
          seedFrom(draft, (all) => all.slice(0, 4)),
        )
        .resign("certificate"),
    "a seed from shares in another order": (draft) =>
      draft
        .set(
          "certificate.seed",
          seedFrom(draft, (all) => all.toReversed()),
        )
        .resign("certificate"),
    "no seed": (draft) => draft.set("certificate.seed", null).resign("certificate"),
  }),
  ...tamperings("seed", "l0-matrix", {
    "a seed for a physical draw": (draft) =>
      draft.set("certificate.seed", ZEROS.repeat(2)).resign("certificate"),
  }),
];

const result = [
  ...tamperings("result", "l1-matrix", {
    "numbers that were typed in": (draft) =>
      draft.set("certificate.result.main", [1, 2, 3, 4, 5, 6]).resign("certificate"),
    "another bonus number": (draft) => draft.set("certificate.result.bonus", [20]).resign("certificate"),
    "balls out of order": (draft) => draft.swap("certificate.result.main", 0, 1).resign("certificate"),
    "the result of another game": (draft) =>
      draft.set("certificate.result", { kind: "digits", digits: [1, 2, 3] }).resign("certificate"),
  }),
  ...tamperings("result", "l3-digits", {
    "digits in another order": (draft) => draft.swap("certificate.result.digits", 0, 1).resign("certificate"),
  }),
  ...tamperings("result", "l2-keno", {
    "a number too few": (draft) => draft.remove("certificate.result.numbers.19").resign("certificate"),
  }),
  ...tamperings("result", "l0-matrix", {
    "other balls than the officials saw": (draft) =>
      draft.set("certificate.result.bonus", [28]).resign("certificate"),
  }),
];

/** What was fixed from the beacon on. */
export const TAMPERED_DRAWS = [...round, ...beacon, ...shares, ...seed, ...result];

import { bytesToHex, hexToBytes } from "../bytes.ts";
import { ownBeaconKey } from "./beacons.ts";
import { OTHER_DRAW, tamperings, ZEROS } from "./draft.ts";
import { ORIGIN, signed } from "./example.ts";
import { noteKeyText, publicKeyOf, sign, signNote } from "./producer.ts";

/** The neutral element: under it, R = neutral and S = 0 is a valid signature of everything, for a careless verifier. */
const SMALL_ORDER_KEY = `01${"0".repeat(62)}`;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The same signature with S + L: equal for a verifier that does not ask for canonical numbers. */
function malleable(signature: string): string {
  const bytes = hexToBytes(signature);
  const s = bytes.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + ORDER;
  for (let at = 0; at < 32; at++) bytes[32 + at] = Number((s >> BigInt(8 * at)) & 255n);
  return bytesToHex(bytes);
}

const format = tamperings("format", "l1-matrix", {
  "a field is missing": (draft) => draft.remove("certificate.seed"),
  "a field nobody knows": (draft) => draft.set("certificate.note", "trust me"),
  "a later version of the protocol": (draft) => draft.set("certificate.protocol", "sortes-draw/2"),
  "weaker algorithms": (draft) => draft.set("certificate.suite", "MD5+RSA"),
  "a count that is a number": (draft) => draft.set("certificate.seal.body.count", 7),
  "a count beyond 2^63": (draft) => draft.set("certificate.seal.body.count", "9223372036854775808"),
  "a count with a leading zero": (draft) => draft.set("certificate.seal.body.count", "07"),
  "a hash in capitals": (draft) => draft.set("certificate.seal.body.root", "A".repeat(64)),
  "a log key whose hash is another's": (draft) =>
    draft.set(
      "certificate.logKey",
      draft.text("certificate.logKey").replace(/\+[0-9a-f]{8}\+/, "+00000000+"),
    ),
  "a rule with a fraction": (draft) => draft.set("certificate.rule.basePriceMinor", 0.5),
  "a rule that draws more balls than there are": (draft) =>
    draft.set("certificate.rule.main", { count: 46, max: 45 }),
  "30 February": (draft) => draft.set("certificate.drawnAt", "2026-02-30T00:00:00.000000Z"),
  "a share of an unknown kind": (draft) => draft.set("certificate.shares.0.how", "remembered"),
});

const identity = tamperings("identity", "l1-matrix", {
  "another operator's draw key": (draft) => draft.pins.push(publicKeyOf("stranger")),
  "another operator's log key": (draft) => draft.pins.push(noteKeyText(ORIGIN, "stranger")),
  "the certificate of another draw, replayed": (draft) => {
    draft.drawId = OTHER_DRAW;
  },
});

const signature = tamperings("signature", "l1-matrix", {
  "a result edited afterwards": (draft) => draft.set("certificate.result.bonus", [1]),
  "a seed edited afterwards": (draft) => draft.set("certificate.seed", ZEROS.repeat(2)),
  "a time edited afterwards": (draft) => draft.set("certificate.drawnAt", "2026-11-21T16:00:00.000000Z"),
  "signed by somebody else": (draft) => {
    const { signature: _, ...body } = draft.files.certificate;
    draft.set("certificate.signature", sign("stranger", "certificate", body));
  },
  "a key under which every signature fits": (draft) =>
    draft.set("certificate.drawKey", SMALL_ORDER_KEY).set("certificate.signature", SMALL_ORDER_KEY + ZEROS),
  "a second form of the same signature": (draft) =>
    draft.set("certificate.signature", malleable(draft.text("certificate.signature"))),
  "a signature made for another purpose": (draft) => {
    const { signature: _, ...body } = draft.files.certificate;
    draft.set("certificate.signature", sign("draw", "seal", body));
  },
});

const terms = tamperings("terms", "l1-matrix", {
  "a rule that pays less than the one committed to": (draft) =>
    draft.set("certificate.rule.basePriceMinor", "200").resignAll(),
  "a stale rule version": (draft) => draft.set("certificate.terms.body.ruleHash", ZEROS).resignAll(),
  "the terms of another draw": (draft) => draft.set("certificate.terms.body.drawId", OTHER_DRAW).resignAll(),
  "the terms of another game": (draft) => draft.set("certificate.terms.body.gameId", "keno").resignAll(),
  "terms that somebody else signed": (draft) =>
    draft
      .set("certificate.terms", signed("stranger", "terms", draft.object("certificate.terms.body")))
      .resign("log", "certificate"),
  "another draw key in the terms": (draft) =>
    draft.set("certificate.terms.body.drawKey", publicKeyOf("stranger")).resignAll(),
  "closing before opening": (draft) =>
    draft.set("certificate.terms.body.opensAt", "2030-01-01T00:00:00.000000Z").resignAll(),
  "one role for two": (draft) => draft.set("certificate.terms.body.roles.1.role", "system").resignAll(),
  "a single role": (draft) =>
    draft.set("certificate.terms.body.roles", [{ role: "system", key: publicKeyOf("draw") }]).resignAll(),
});

const publicBeacon = tamperings("terms", "l3-digits", {
  "the operator's own beacon, passed off as the public one": (draft) =>
    draft.set("certificate.terms.body.beacon.publicKey", ownBeaconKey()).resignAll(),
  "a beacon long after the seal": (draft) =>
    draft.set("certificate.terms.body.beacon.delayS", 118).resignAll(),
  "the public beacon's key with another clock": (draft) =>
    draft.set("certificate.terms.body.beacon.genesisTime", 1_692_803_000).resignAll(),
});

const log = tamperings("log", "l1-matrix", {
  "a log nobody stands by": (draft) =>
    draft.set("certificate.log.note", signNote(ORIGIN, "stranger", [])).resign("certificate"),
  "another log's head": (draft) =>
    draft.set("certificate.log.note", signNote("other.example", "log", [])).resign("certificate"),
  "a log that shrank": (draft) =>
    draft
      .set("certificate.log.note", draft.text("certificate.log.note").replace("\n7\n", "\n6\n"))
      .resign("certificate"),
  "a note without a signature": (draft) =>
    draft
      .set("certificate.log.note", draft.text("certificate.log.note").replace(/\u2014.*\n$/, ""))
      .resign("certificate"),
});

const logged = tamperings("logged", "l1-matrix", {
  "a seal that was never published": (draft) =>
    draft.set("certificate.log.seal.path.0", ZEROS).resign("certificate"),
  "a seal exchanged after it was published": (draft) =>
    draft.set("certificate.seal.body.count", "8").resign("seal", "certificate"),
  "terms published after the seal": (draft) => draft.reverseLog().resign("certificate"),
  "a path cut short": (draft) => draft.remove("certificate.log.terms.path.2").resign("certificate"),
  "an entry at another place": (draft) => draft.set("certificate.log.terms.index", 0).resign("certificate"),
  "a place beyond the log": (draft) => draft.set("certificate.log.seal.index", 99).resign("certificate"),
  "a checkpoint that was never published": (draft) =>
    draft.set("certificate.log.checkpoint", null).resign("certificate"),
});

/** What was published before the sale. */
export const TAMPERED_PROMISES = [
  ...format,
  ...identity,
  ...signature,
  ...terms,
  ...publicBeacon,
  ...log,
  ...logged,
];

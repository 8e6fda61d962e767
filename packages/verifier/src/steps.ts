/** One step of the verification, in the order of `docs/draw-protocol.md` §12. */
export interface Step {
  id: StepId;
  title: string;
  /** What would get past the verifier without it. */
  catches: string;
}

export type StepId = (typeof STEP_IDS)[number];

const STEP_IDS = [
  "format",
  "identity",
  "signature",
  "terms",
  "log",
  "logged",
  "seal",
  "control",
  "totals",
  "commitments",
  "round",
  "beacon",
  "shares",
  "seed",
  "result",
  "receipt-format",
  "receipt",
  "receipt-draw",
  "inclusion",
] as const;

const WORDS: Readonly<Record<StepId, readonly [title: string, catches: string]>> = {
  format: [
    "The certificate is complete and of a known version",
    "a field left out, added or of another kind",
  ],
  identity: ["It is of the key and the draw you named", "a certificate of another operator or another draw"],
  signature: ["The draw key signed the certificate", "a certificate edited after it was issued"],
  terms: ["The rules were fixed beforehand", "a stale or exchanged rule version, the terms of another draw"],
  log: ["The public log signed its state", "a log that nobody stands by, or another log's"],
  logged: [
    "Terms, checkpoint and seal are in the log, in this order",
    "a statement that was never published",
  ],
  seal: [
    "The draw key sealed this draw after sales closed",
    "the seal of another draw, or one made too early",
  ],
  control: [
    "Independent control counted the same tickets",
    "a root that only the operator's own process has seen",
  ],
  totals: [
    "The totals fit the last running checkpoint",
    "tickets or money taken out, or an impossible total",
  ],
  commitments: [
    "Every role committed to its share before the seal",
    "a role left out, doubled or spoken for",
  ],
  round: ["The beacon's round is the one the terms fix", "a round chosen after it was known"],
  beacon: ["The beacon is genuine", "a forged beacon, or two officials who saw different balls"],
  shares: ["Every share is the one committed to", "a share swapped once the others were known"],
  seed: ["The seed follows from seal, beacon and shares", "a second seed, or one that ignores a part"],
  result: ["The numbers follow from the seed", "a result that was typed in"],
  "receipt-format": ["The receipt is complete and of a known version", "a field left out, added or edited"],
  receipt: ["The draw key signed this receipt", "a receipt that was never issued, or was edited"],
  "receipt-draw": [
    "The receipt is of this draw and its rules",
    "a ticket of another draw or another rule version",
  ],
  inclusion: ["The ticket is in the sealed tree", "a ticket left out, edited or moved after it was sold"],
};

export const STEPS: readonly Step[] = STEP_IDS.map((id) => {
  const [title, catches] = WORDS[id];
  return { id, title, catches };
});

import { z } from "zod";
import { commitmentBody } from "../people.core.ts";
import { headOf } from "../proof.schema.ts";
import { isSignedBy } from "../signature.ts";
import type { Counted } from "./control-copy.ts";
import type { ControlKeys } from "./control-keys.ts";
import { signBody } from "./proof-keys.ts";

/** What control reads of terms and seal; it checks their signatures over everything that stands in them. */
const termsSchema = z.object({
  body: z.object({
    gameId: z.string(),
    drawId: z.string(),
    ruleHash: z.string(),
    drawKey: z.string(),
    controlKey: z.string(),
    roles: z.array(z.object({ role: z.string(), key: z.string() })),
  }),
});
const sealSchema = z.object({
  body: z.looseObject({
    type: z.literal("seal"),
    count: z.string(),
    stakeMinor: z.string(),
    root: z.string(),
    commitments: z.array(z.object({ role: z.string(), commitment: z.string(), signature: z.string() })),
    controlSignature: z.string(),
  }),
  signature: z.string(),
});

export type ControlTerms = z.output<typeof termsSchema>["body"];

export function readTerms(text: string): ControlTerms {
  return termsSchema.parse(JSON.parse(text)).body;
}

export function signCount(
  { count: signer }: ControlKeys,
  draw: ControlTerms,
  { count, stakeMinor, root }: Counted,
): string {
  return signBody(
    signer,
    "control",
    countBody(draw, { count: `${count}`, stakeMinor: `${stakeMinor}`, root }),
  );
}

function countBody(draw: ControlTerms, totals: { count: string; stakeMinor: string; root: string }) {
  return { ...headOf("control", draw), ...totals };
}

/**
 * Whether the seal in the log is over exactly what control counted and carries the commitment it made. It needs nothing but the keys for
 * that: both are under signatures of control's own.
 */
export function isSealConfirmed(
  { count, role }: ControlKeys,
  terms: ControlTerms,
  sealText: string,
): boolean {
  const { body, signature } = sealSchema.parse(JSON.parse(sealText));
  const { count: tickets, stakeMinor, root, controlSignature } = body;
  const own = body.commitments.find((commitment) => commitment.role === role.role);
  return (
    isSignedBy(terms.drawKey, body, signature) &&
    isSignedBy(count.publicKey, countBody(terms, { count: tickets, stakeMinor, root }), controlSignature) &&
    own !== undefined &&
    isSignedBy(
      role.signer.publicKey,
      commitmentBody(terms, { role: role.role, commitment: own.commitment }),
      own.signature,
    )
  );
}

import { z } from "zod";
import { FRAGMENTS } from "./escrow.core.ts";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));
const digestSchema = hex(32);
const signatureSchema = hex(64);
/** As the draw protocol has it. */
const roleSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const drawIdSchema = z.uuid();

/** Bytes of a fragment's box: the box's own key, 64 of the fragment, the tag. */
const BOX_BYTES = 32 + 64 + 16;

/** The public halves of the keys that a person made, and the signing key's word for them. */
export const ceremonyKeySchema = z.strictObject({
  signingKey: hex(32),
  boxKey: hex(32),
  signature: signatureSchema,
});
export type CeremonyKey = z.infer<typeof ceremonyKeySchema>;

export const sealedFragmentSchema = z.strictObject({
  x: z.int().min(1).max(FRAGMENTS),
  holder: roleSchema,
  box: hex(BOX_BYTES),
  signature: signatureSchema,
});
export type SealedFragment = z.infer<typeof sealedFragmentSchema>;

/** What a person hands in before the seal. Share and nonce stay with the person. */
export const shareCommitmentSchema = z.strictObject({
  drawId: drawIdSchema,
  role: roleSchema,
  commitment: digestSchema,
  signature: signatureSchema,
  fragments: z.array(sealedFragmentSchema).length(FRAGMENTS),
});
export type ShareCommitment = z.infer<typeof shareCommitmentSchema>;

/** What a person hands in after the seal. */
export const shareRevealSchema = z.strictObject({
  drawId: drawIdSchema,
  role: roleSchema,
  share: hex(32),
  nonce: hex(32),
});
export type ShareReveal = z.infer<typeof shareRevealSchema>;

/** What a holder found in a box. `y` is null when the box does not open. */
export const openedFragmentSchema = z.strictObject({
  drawId: drawIdSchema,
  role: roleSchema,
  x: z.int().min(1).max(FRAGMENTS),
  y: hex(64).nullable(),
});
export type OpenedFragment = z.infer<typeof openedFragmentSchema>;

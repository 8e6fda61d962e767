import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../money/index.ts";
import { lengthPrefixed } from "./bytes.core.ts";
import { headOf, PROTOCOL, SUITE } from "./proof.schema.ts";

/** The draw that a statement is about. */
export interface OfDraw {
  gameId: string;
  drawId: string;
}

/** What a signature for one purpose is over; it means nothing for another. */
export function signedBytes(purpose: string, body: unknown): Uint8Array {
  return lengthPrefixed(`sortes/1/${purpose}`, utf8ToBytes(canonicalJson(body)));
}

/** Who takes part in draws, as a statement of the key itself: so nobody registers a key that is another's. */
export function keyBody({ holder, boxKey }: { holder: string; boxKey: string }) {
  return { protocol: PROTOCOL, suite: SUITE, type: "ceremony-key", holder, boxKey } as const;
}

/** What the draw protocol has each role sign before the seal. */
export function commitmentBody(draw: OfDraw, { role, commitment }: { role: string; commitment: string }) {
  return { ...headOf("commitment", draw), role, commitment };
}

/** A fragment in its box; signed, so that nobody puts another in its place. */
export function fragmentBody(
  draw: OfDraw,
  { role, x, holder, box }: { role: string; x: number; holder: string; box: string },
) {
  return { ...headOf("fragment", draw), role, x, holder, box };
}

/** What a box is sealed for: it opens as this one fragment only. */
export function fragmentContext(drawId: string, { role, x }: { role: string; x: number }): Uint8Array {
  return lengthPrefixed(drawId, role, String(x));
}

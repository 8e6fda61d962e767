import type { Outputs } from "../../trpc/outputs.ts";

export type RegisteredKey = Outputs["ceremony"]["keys"][number];
/** A draw that waits for this person's share. */
export type WaitingSeat = Outputs["ceremony"]["waiting"]["items"][number];
/** A sealed draw whose share is to be revealed. */
export type SealedSeat = Outputs["ceremony"]["due"]["toReveal"][number];
/** A fragment of somebody else's share. */
export type HeldFragment = Outputs["ceremony"]["due"]["toOpen"][number];
/** A physical draw whose result this person has to key in. */
export type EntryDue = Outputs["ceremony"]["entries"][number];

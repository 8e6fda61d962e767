import type { Tx } from "@sortes/db";
import type { JobContract } from "@sortes/jobs";
import { type LiveEvent, liveEventSchema } from "../outbox.schema.ts";
import { saveOutbox } from "./outbox.repo.ts";

/** `public` reaches every open page, `player:<id>` that player's pages only. */
export type LiveChannel = "public" | `player:${string}`;

/** Queues a job that exists if and only if the transaction commits. */
export async function appendJob<Payload>(
  tx: Tx,
  contract: JobContract<string, Payload>,
  ...payloads: Payload[]
): Promise<void> {
  await saveOutbox(
    tx,
    payloads.map((payload) => ({
      kind: "job",
      name: contract.name,
      payload: contract.schema.parse(payload),
    })),
  );
}

/** Tells open pages something that is true if and only if the transaction commits. */
export async function appendLive(tx: Tx, channel: LiveChannel, event: LiveEvent): Promise<void> {
  await saveOutbox(tx, [{ kind: "live", name: channel, payload: liveEventSchema.parse(event) }]);
}

/** One row for each player whose balance has changed. */
export async function appendWalletChanged(
  tx: Tx,
  playerIds: readonly string[],
  reason: string,
): Promise<void> {
  await saveOutbox(
    tx,
    playerIds.map((id) => ({
      kind: "live",
      name: `player:${id}`,
      payload: { type: "wallet.changed", reason },
    })),
  );
}

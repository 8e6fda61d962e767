import type { Db } from "@sortes/db";
import { type OutboxLag, readOutboxLag } from "./outbox.repo.ts";

/** What the relay has not sent on yet. Health checks and the console read it. */
export function loadOutboxLag({ db }: { db: Db }): Promise<OutboxLag> {
  return readOutboxLag(db);
}

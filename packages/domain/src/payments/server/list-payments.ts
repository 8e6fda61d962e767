import type { Db } from "@sortes/db";
import type { PaymentView } from "../payment.schema.ts";
import { loadPaymentIdsInDoubt, loadPaymentPage } from "./payment.repo.ts";

/** A player's payments, newest first, at most 100 a page. */
export async function listPayments(
  { db }: { db: Db },
  input: { playerId: string; cursor?: string | undefined; limit?: number },
): Promise<{ items: PaymentView[]; nextCursor: string | undefined }> {
  const limit = Math.min(Math.max(input.limit ?? 20, 1), 100);
  const rows = await loadPaymentPage(db, { playerId: input.playerId, beforeId: input.cursor }, limit + 1);
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
}

/** Pending payments whose next question is due, the longest waiting first. For the sweep. */
export function findPaymentsInDoubt(
  { db }: { db: Db },
  { limit = 100 }: { limit?: number } = {},
): Promise<string[]> {
  return loadPaymentIdsInDoubt(db, limit);
}

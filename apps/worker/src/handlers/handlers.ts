import { refundDraw } from "@sortes/domain/betting/server";
import { closeDraw, drawNumbers, publishDraw, scheduleDraws, sealDraw } from "@sortes/domain/draws/server";
import { notifyWinners } from "@sortes/domain/notifications/server";
import { settlePayment } from "@sortes/domain/payments/server";
import { expireClaim, payRange, settleDraw } from "@sortes/domain/payouts/server";
import { planSettlement, settleRange, verifyDraw } from "@sortes/domain/settlement/server";
import type { JobName, JobPayload } from "@sortes/jobs";
import type { WorkerPorts } from "../ports.ts";

export type Handler<Name extends JobName> = (
  ports: WorkerPorts,
  payload: JobPayload<Name>,
) => Promise<unknown>;

/** One use-case for each job. No rule lives here; the type leaves no job without a handler. */
export const handlers: { readonly [Name in JobName]: Handler<Name> } = {
  "schedule-draws": (ports) => scheduleDraws(ports),
  "close-draw": closeDraw,
  "seal-draw": sealDraw,
  "draw-numbers": drawNumbers,
  "plan-settlement": planSettlement,
  "settle-range": settleRange,
  "verify-draw": verifyDraw,
  "publish-draw": publishDraw,
  "pay-draw": payRange,
  "settle-draw": settleDraw,
  "refund-draw": refundDraw,
  "settle-payment": settlePayment,
  "expire-claim": expireClaim,
  "notify-winners": notifyWinners,
};

export type { PaymentPorts } from "./call-processor.ts";
export { deposit } from "./deposit.ts";
export { listOwnInstruments } from "./list-own-instruments.ts";
export { findPaymentsInDoubt, listPayments } from "./list-payments.ts";
export { recordStanding } from "./record-standing.ts";
export { createSandboxProcessor } from "./sandbox-processor.ts";
export { settlePayment } from "./settle-payment.ts";
export type { PaymentAsked } from "./start-payment.ts";
export { withdraw } from "./withdraw.ts";

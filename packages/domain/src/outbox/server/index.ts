export { appendJob, appendLive, appendWalletChanged, type LiveChannel } from "./append-outbox.ts";
export { type OutboxRow, takeOutbox } from "./take-outbox.ts";

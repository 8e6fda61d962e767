export { appendJob, appendLive, appendWalletChanged, type LiveChannel } from "./append-outbox.ts";
export { loadOutboxLag } from "./load-outbox-lag.ts";
export { type OutboxRow, takeOutbox } from "./take-outbox.ts";

/**
 * One queue per kind of load, so that a slow neighbour (a report, an e-mail) never delays a cutoff or a payout,
 * and each can be paused and scaled by itself.
 */
export const queues = ["cutoff", "draw", "settlement", "payout", "reporting", "notification"] as const;

export type QueueName = (typeof queues)[number];

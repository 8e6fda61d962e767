export { appendClaimExpired } from "./append-claim-expired.ts";
export { listNotifications, markNotificationsRead, type NotificationPage } from "./list-notifications.ts";
export { findDrawsToNotify, notifyWinners } from "./notify-winners.ts";

export {
  type NotificationContent,
  type NotificationView,
  notificationContentSchema,
} from "./notification.schema.ts";

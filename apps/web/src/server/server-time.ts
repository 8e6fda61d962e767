import { loadServerTime } from "@sortes/domain/clock/server";
import { serverTimeRoute } from "@sortes/site/server";
import { services } from "./services.ts";

export const answerServerTime = serverTimeRoute({
  loadNow: () => loadServerTime({ db: services().db }),
  onUnavailable: (error) => services().logger.warn({ err: error }, "server time unavailable"),
});

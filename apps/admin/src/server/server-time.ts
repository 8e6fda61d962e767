import { loadServerTime } from "@sortes/domain/clock/server";
import { services } from "./services.ts";

/** The database's time for the countdowns of a page. */
export async function answerServerTime(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    const now = await loadServerTime({ db: services().db });
    return Response.json({ now: now.toISOString() }, { headers });
  } catch (error) {
    services().logger.warn({ err: error }, "server time unavailable");
    return Response.json({ code: "system.unavailable" }, { status: 503, headers });
  }
}

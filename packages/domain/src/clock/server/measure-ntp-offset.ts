import type { Db } from "@sortes/db";
import type { ClockOffsetEstimate } from "../clock.core.ts";
import { type NtpServer, querySntp } from "./query-sntp.ts";
import { recordClockOffset } from "./record-clock-offset.ts";

/**
 * Measures how far this process's clock is from an NTP server's, stores it beside the offset to the database and reports it
 * when it passes 250 ms. Ask a server at most every 15 s: RFC 4330 §10 forbids more.
 *
 * @throws Error when the server does not tell the time.
 */
export async function measureNtpOffset(
  { db, readClockMs }: { db: Db; readClockMs: () => number },
  { processName, server }: { processName: string; server: NtpServer },
): Promise<ClockOffsetEstimate> {
  const estimate = await querySntp(server, readClockMs);
  await recordClockOffset(db, `${processName} to ${server.host}`, estimate);
  return estimate;
}

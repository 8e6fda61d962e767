export type { ClockOffsetRow } from "./clock.repo.ts";
export { listClockOffsets, loadServerTime } from "./load-server-time.ts";
export { measureClockOffset } from "./measure-clock-offset.ts";
export { measureNtpOffset } from "./measure-ntp-offset.ts";
export type { NtpServer } from "./query-sntp.ts";

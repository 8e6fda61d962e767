import type { Db } from "@sortes/db";
import { type ClockOffsetEstimate, isStampTrusted } from "@sortes/domain/clock";
import { measureClockOffset, measureNtpOffset, type NtpServer } from "@sortes/domain/clock/server";
import type { Logger } from "@sortes/process";
import { repeat } from "../repeat.ts";

export interface ClockWatch {
  /**
   * When a request came, by the database's clock; undefined while this process's clock is not known to be near it. Without a
   * stamp a bet has no grace and is judged by the time at which it reaches the fence.
   */
  stamp(arrivedMs: number): Date | undefined;
  /** The database's time as well as this process knows it, for countdowns. */
  now(): Date;
  database(): ClockOffsetEstimate | undefined;
  ntp(): ReadonlyMap<string, ClockOffsetEstimate>;
  stop(): Promise<void>;
}

export interface ClockWatchOptions {
  db: Db;
  log: Logger;
  processName: string;
  ntpServers: readonly NtpServer[];
  /** The clock that is watched, ms since the epoch. */
  readClockMs: () => number;
}

/** Several measurements within the time for which one counts. */
const DATABASE_EVERY_MS = 5_000;
/** RFC 4330 §10 forbids less than 15 s and asks for a minute or more. */
const NTP_EVERY_MS = 64_000;

export function watchClock({ db, log, processName, ntpServers, readClockMs }: ClockWatchOptions): ClockWatch {
  let measured: { estimate: ClockOffsetEstimate; atMs: number } | undefined;
  const ntp = new Map<string, ClockOffsetEstimate>();
  const loops = [
    repeat({
      name: "clock-offset",
      everyMs: DATABASE_EVERY_MS,
      log,
      run: async () => {
        const estimate = await measureClockOffset({ db, readClockMs }, { processName });
        measured = { estimate, atMs: performance.now() };
      },
    }),
    ...ntpServers.map((server) =>
      repeat({
        name: `ntp ${server.host}`,
        everyMs: NTP_EVERY_MS,
        log,
        run: async () => {
          ntp.delete(server.host);
          ntp.set(server.host, await measureNtpOffset({ db, readClockMs }, { processName, server }));
        },
      }),
    ),
  ];
  const toDatabase = (ms: number): Date => new Date(ms - (measured?.estimate.offsetMs ?? 0));
  return {
    stamp: (arrivedMs) => {
      const ageMs = measured ? performance.now() - measured.atMs : 0;
      return isStampTrusted(measured?.estimate, ageMs) ? toDatabase(arrivedMs) : undefined;
    },
    now: () => toDatabase(readClockMs()),
    database: () => measured?.estimate,
    ntp: () => ntp,
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

import type { Queries } from "@sortes/db";
import { effectiveLimitMinor } from "../limit.core.ts";
import { periodStart } from "../period.core.ts";
import type { LimitKey, LimitPeriod, LimitRemaining, PlayerLimit } from "../protection.schema.ts";
import { loadSpent, type SpentQuestion } from "./spent.repo.ts";

export interface LimitedPlayer {
  playerId: string;
  currency: string;
  timeZone: string;
  limits: readonly PlayerLimit[];
}

/** What is left of every limit in force, by player. Players without one do not appear. One round trip, or none. */
export async function loadRemaining(
  db: Queries,
  players: readonly LimitedPlayer[],
  now: Date,
): Promise<Map<string, LimitRemaining[]>> {
  const startOf = periodStarts(now);
  const inForce = players.flatMap(({ limits, timeZone, ...player }) =>
    limits.flatMap((limit) => {
      const limitMinor = effectiveLimitMinor(limit, now);
      const { kind, period } = limit;
      return limitMinor === null
        ? []
        : [{ ...player, kind, period, limitMinor, since: startOf(period, timeZone) }];
    }),
  );
  const spent = await loadSpentByKey(db, inForce);
  const remaining = new Map<string, LimitRemaining[]>();
  for (const { playerId, kind, period, limitMinor } of inForce) {
    const leftMinor = limitMinor - (spent.get(spentKey(playerId, { kind, period })) ?? 0n);
    const list = remaining.get(playerId) ?? [];
    list.push({ kind, period, limitMinor, remainingMinor: leftMinor > 0n ? leftMinor : 0n });
    remaining.set(playerId, list);
  }
  return remaining;
}

/** The calendar is slow and a batch has few zones: each start is computed once. */
function periodStarts(now: Date): (period: LimitPeriod, timeZone: string) => Date {
  const starts = new Map<string, Date>();
  return (period, timeZone) => {
    const key = `${period}/${timeZone}`;
    const start = starts.get(key) ?? periodStart(period, now, timeZone);
    starts.set(key, start);
    return start;
  };
}

async function loadSpentByKey(
  db: Queries,
  questions: readonly SpentQuestion[],
): Promise<Map<string, bigint>> {
  const answers = questions.length === 0 ? [] : await loadSpent(db, questions);
  return new Map(answers.map((answer) => [spentKey(answer.playerId, answer), answer.spentMinor]));
}

const spentKey = (playerId: string, { kind, period }: LimitKey): string => `${playerId}/${kind}/${period}`;

import { randomUUID } from "node:crypto";
import type { Db } from "@sortes/db";
import type { Draw, DrawSchedule } from "../draws/index.ts";
import { lockDraw, openDraws, scheduleSpecialDraw, sealDraw } from "../draws/server/index.ts";
import { type GameRuleInput, parseRule } from "../games/index.ts";
import { draftRuleVersion, lockGame, publishRuleVersion, submitRuleVersion } from "../games/server/index.ts";
import { announceDraws } from "../proof/server/index.ts";
import { startTestControl, takeControlTurn, testProof } from "./proof-fixtures.ts";
import type { TestGame } from "./settlement-fixtures.ts";

const DAILY_AT_THREE: DrawSchedule = { kind: "daily", cutoffTime: "15:00", publishTime: "16:00" };

/** A game whose rules went the whole way: drafted, submitted, published by a second person. */
export async function createRuledGame(
  db: Db,
  rule: GameRuleInput,
  options: { schedule?: DrawSchedule; timeZone?: string; enabled?: boolean } = {},
): Promise<TestGame> {
  const gameId = `test-${randomUUID().slice(0, 8)}`;
  await db.query(
    `insert into game (id, name, kind, currency, time_zone, enabled, schedule, instant_limit_minor)
     values ($1, $1, $2::game_kind, $3, $4, $5, $6::jsonb, 60000)`,
    [
      gameId,
      rule.kind,
      rule.currency,
      options.timeZone ?? "Europe/Malta",
      options.enabled ?? true,
      options.schedule ?? DAILY_AT_THREE,
    ],
  );
  const version = await draftRuleVersion({ db }, { gameId, rule, note: "first", staffId: randomUUID() });
  await submitRuleVersion({ db }, { ruleVersionId: version.id, reason: "for sale", staffId: randomUUID() });
  await db.tx((tx) =>
    publishRuleVersion(tx, { ruleVersionId: version.id, staffId: randomUUID(), reason: "read and approved" }),
  );
  await ensureControl(db);
  return { gameId, ruleVersionId: version.id, rule: parseRule(rule) };
}

/** Draws are announced with control's keys: the tests' own, unless a running product has a control already. */
async function ensureControl(db: Db): Promise<void> {
  const { isKnown } = await db.one<{ isKnown: boolean }>(
    "select exists (select from control_key) as is_known",
  );
  if (!isKnown) await startTestControl(db).register();
}

const HOUR_MS = 3_600_000;

/** A draw of the game, announced and open if the game is on; by the database's clock its cutoff is `cutoffInMs` away and publication an hour later. */
export async function openSpecialDraw(db: Db, gameId: string, cutoffInMs: number): Promise<Draw> {
  const { now } = await db.one<{ now: Date }>("select clock_timestamp() as now");
  const cutoffMs = now.getTime() + cutoffInMs;
  const { id } = await scheduleSpecialDraw(
    { db },
    {
      gameId,
      opensAt: new Date(now.getTime() - 1_000),
      cutoffAt: new Date(cutoffMs),
      publishAt: new Date(cutoffMs + HOUR_MS),
      actor: { kind: "system", id: "test" },
      reason: "test",
    },
  );
  await announceTestDraws(db, gameId);
  await openDraws({ db });
  return db.tx((tx) => lockDraw(tx, id));
}

/** Puts the terms of the game's draws into the log, with the keys that control made known last. */
export async function announceTestDraws(db: Db, gameId: string): Promise<void> {
  await db.tx(async (tx) => {
    await lockGame(tx, { gameId });
    await announceDraws(tx, testProof, gameId);
  });
}

/** Seals a draw that control has counted, and has control reveal its share; returns whether it was sealed. */
export async function sealWithControl(
  ports: Parameters<typeof sealDraw>[0],
  input: { drawId: string },
): Promise<boolean> {
  await takeControlTurn(ports.db);
  const isSealed = await sealDraw(ports, input);
  await takeControlTurn(ports.db);
  return isSealed;
}

/** Waits on the database's own clock. */
export async function waitUntil(db: Db, at: Date): Promise<void> {
  await db.query(
    "select pg_sleep(greatest(0, extract(epoch from $1::timestamptz - clock_timestamp()) + 0.002))",
    [at],
  );
}

/** Moves a draw's cutoff into the past, as `bringPublicationForward`: a busy machine needs no time to sell before it. */
export async function bringCutoffForward(db: Db, drawId: string): Promise<void> {
  await db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query("update draw set cutoff_at = clock_timestamp() where id = $1", [drawId]);
  });
}

/** Moves a draw's publication into the past, which no use-case can: the trigger lets only a test's superuser do it. */
export async function bringPublicationForward(db: Db, drawId: string): Promise<void> {
  await db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query("update draw set publish_at = cutoff_at + interval '1 millisecond' where id = $1", [
      drawId,
    ]);
  });
}

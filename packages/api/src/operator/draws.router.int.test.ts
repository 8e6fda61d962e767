import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { PICK_3_RULE } from "@sortes/domain/games";
import type { StaffRole } from "@sortes/domain/operators";
import { createDrawnDraw, createRuledGame } from "@sortes/domain/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorRouter } from "./router.ts";
import type { OperatorContext } from "./trpc.ts";

let database: TestDatabase;
let drawId: string;

/** A draw whose prizes are computed and not published. */
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const game = await createRuledGame(db, PICK_3_RULE);
  drawId = await createDrawnDraw(db, game, { tickets: [], result: { kind: "digits", digits: [1, 2, 3] } });
  await db.query(
    `insert into draw_settlement (draw_id, sales_minor, pool_minor, good_causes_minor, margin_minor, prizes_minor, jackpot_in_minor,
       jackpot_out_minor, rollovers_in, rollovers_out, top_up_minor, breakage_minor, winning_lines)
     values ($1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
    [drawId],
  );
});
afterAll(() => database.drop());

async function callerAs(role: StaffRole) {
  const { db } = database;
  const { id } = await db.one<{ id: string }>(
    `with member as (
       insert into staff (email, name, password_hash, totp_secret, roles)
       values (gen_random_uuid() || '@example.test', 'Staff', '', '', array[$1::staff_role]) returning id
     )
     insert into staff_session (id, staff_id, expires_at)
     select gen_random_uuid(), id, clock_timestamp() + interval '1 hour' from member returning id`,
    [role],
  );
  return operatorRouter.createCaller({ db, sessionId: id } as OperatorContext);
}

test.each(["operator", "compliance"] as const)(
  "before publication the %s, who may have to confirm them, sees the counts",
  async (role) => {
    const { draws } = await callerAs(role);
    expect((await draws.get({ drawId })).draw.isCounted).toBe(true);
    expect((await draws.outcome({ drawId })).state).toBe("drawn");
  },
);

test.each(["admin", "finance", "support", "auditor"] as const)(
  "before publication nothing tells the %s that there are counts",
  async (role) => {
    await expect((await callerAs(role)).draws.outcome({ drawId })).rejects.toMatchObject({
      message: "settlement.outcome_not_found",
    });
  },
);

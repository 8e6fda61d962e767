import { describe, expect, it } from "vitest";
import { findPasswordWeakness } from "../credentials/index.ts";
import { scheduleSchema } from "../draws/index.ts";
import { parseRule } from "../games/index.ts";
import { staffRoles } from "../operators/index.ts";
import { GAMES, JURISDICTIONS, planPlayers, planStaff } from "./seed-plan.core.ts";

describe("the seed", () => {
  it("plans the same accounts for the same number and others for another", () => {
    expect(planStaff(42)).toEqual(planStaff(42));
    expect(planPlayers(42)).toEqual(planPlayers(42));
    expect(planStaff(43)[0]?.password).not.toBe(planStaff(42)[0]?.password);
  });

  it("has staff of every role, and two of those whose second approval is by another of them", () => {
    const roles = planStaff(1).map(({ role }) => role);
    expect(new Set(roles)).toEqual(new Set(staffRoles));
    expect(roles.filter((role) => role === "finance")).toHaveLength(2);
  });

  it("gives passwords and secrets that sign-in accepts", () => {
    for (const account of [...planStaff(1), ...planPlayers(1)]) {
      expect(findPasswordWeakness(account.password, account.email)).toBeUndefined();
      expect(account.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    for (const { totpSecret } of planStaff(1)) expect(totpSecret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it("has games whose rules and schedules parse, and sells each only where its currency is used", () => {
    for (const { id, rule, schedule } of GAMES) {
      scheduleSchema.parse(schedule);
      const sellers = JURISDICTIONS.filter(({ gameIds }) => gameIds.includes(id));
      expect(sellers.length).toBeGreaterThan(0);
      expect(sellers.every(({ currency }) => currency === parseRule(rule).currency)).toBe(true);
    }
  });
});

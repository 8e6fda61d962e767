import { expect, test } from "@playwright/test";
import { playerApi, STRANGER } from "../../fixtures/api.ts";
import { newPlayer, staff } from "../../fixtures/people.ts";
import { siteUrls } from "../../fixtures/sign-in.ts";
import { createDraw } from "../../fixtures/test-data.ts";

/** Every value under the key `result` of an object that is, or belongs to, this draw. */
function resultsIn(answer: unknown, drawId: string, isInside = false): unknown[] {
  if (typeof answer !== "object" || answer === null || answer instanceof Date) return [];
  if (Array.isArray(answer)) return answer.flatMap((item) => resultsIn(item, drawId, isInside));
  const own = Object.entries(answer);
  const inside = isInside || own.some(([, value]) => value === drawId);
  return own.flatMap(([key, value]) => {
    if (inside && (key === "result" || key === "seed") && value !== null) return [value];
    return resultsIn(value, drawId, inside);
  });
}

test("a result exists before its publication and is in no answer, neither to players nor to staff", async () => {
  const draw = await createDraw("pick-3", { cutoffInS: 2, publishAfterS: 20 });
  const { drawId, gameId } = draw;
  const { api: operator } = staff("operator");
  const player = await newPlayer();
  await expect
    .poll(async () => (await operator.draws.get.query({ drawId })).draw.state, { timeout: 20_000 })
    .toMatch(/drawn|verified/);

  const certificate = async () => (await fetch(`${siteUrls.web}/certificates/${drawId}`)).status;
  expect(await certificate()).toBe(404);
  for (const api of [playerApi(STRANGER), player.api]) {
    const detail = await api.draws.result.query({ drawId });
    expect(detail).toMatchObject({ id: drawId, result: null, tiers: [] });
    expect(detail.seal).not.toBeNull();
    const answers = await Promise.all([
      api.draws.open.query({}),
      api.draws.estimates.query({ drawId }),
      api.draws.rule.query({ drawId }),
      api.draws.certificate.query({ drawId }).catch(() => null),
      api.draws.results.query({ gameId }),
      api.games.get.query({ gameId }),
      api.games.list.query(),
    ]);
    expect(resultsIn(answers, drawId)).toEqual([]);
    expect((await api.draws.results.query({ gameId })).items.map(({ id }) => id)).not.toContain(drawId);
  }

  const answers = await Promise.all([
    operator.draws.get.query({ drawId }),
    operator.draws.list.query({ gameId }),
    operator.draws.outcome.query({ drawId }).catch(() => null),
    operator.dashboard.get.query({ timeZone: "Europe/Malta" }),
    staff("auditor").api.audit.list.query({ subjectId: drawId }),
  ]);
  expect(resultsIn(answers, drawId)).toEqual([]);
  // Nothing of this would mean much if publication changed nothing.
  await expect
    .poll(async () => (await player.api.draws.result.query({ drawId })).result, { timeout: 40_000 })
    .toMatchObject({ kind: "digits" });
  expect((await player.api.draws.results.query({ gameId })).items.map(({ id }) => id)).toContain(drawId);
  expect(await certificate()).toBe(200);
});

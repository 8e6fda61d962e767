import { env } from "../../env.ts";
import { playerApi, STRANGER } from "../../fixtures/api.ts";
import { buyByApi } from "../../fixtures/bets.ts";
import { depositByApi, newPlayer } from "../../fixtures/people.ts";
import { addQuickPick, buy, euro, headerBalance } from "../../fixtures/play.ts";
import { expect, type Page, test } from "../../fixtures/test.ts";
import { createDraw, createSureWinGame } from "../../fixtures/test-data.ts";

const EDGE = env.E2E_EDGE_URL;
const EVENTS = `${EDGE}/v1/events`;
const BETS = `${EDGE}/v1/bets`;

async function createOpenGame(name: string) {
  const { gameId } = await createSureWinGame(name, 2);
  await createDraw(gameId, { cutoffInS: 600, publishAfterS: 60 });
  return gameId;
}

/** The page listens to the edge from here on. */
const edgeHeard = (page: Page) =>
  page.waitForResponse((response) => response.url().startsWith(EVENTS) && response.ok());

/** What the page asks its own site for that is the edge's to do. */
function watchDetours(page: Page): string[] {
  const detours: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/betting\.buy|\/live\./.test(pathname)) detours.push(pathname);
  });
  return detours;
}

async function buyOnPage(page: Page, gameId: string): Promise<void> {
  await page.goto(`/games/${gameId}`);
  await addQuickPick(page);
  await buy(page);
  await expect(page.getByRole("heading", { name: "Your ticket is in the draw" })).toBeVisible();
}

test("a bet goes by way of the edge, and every open page hears of it from there", async ({ browsers }) => {
  const player = await newPlayer({ fundsMinor: 10_00n });
  const [page, otherTab] = [await browsers.player(player), await browsers.player(player)];
  const detours = [watchDetours(page), watchDetours(otherTab)];
  await Promise.all([edgeHeard(otherTab), otherTab.goto("/wallet")]);
  const answered = page.waitForResponse(BETS);
  await buyOnPage(page, await createOpenGame("By the Edge"));
  expect((await answered).status()).toBe(201);
  await expect(headerBalance(page)).toHaveText(euro(9_00));
  await expect(headerBalance(otherTab)).toHaveText(euro(9_00));
  await depositByApi(player, 5_00n);
  for (const tab of [page, otherTab]) await expect(headerBalance(tab)).toHaveText(euro(14_00));
  expect(detours).toEqual([[], []]);
});

test("what others play moves the figures of an open page", async ({ browsers }) => {
  const page = await browsers.visitor();
  await Promise.all([edgeHeard(page), page.goto("/games/daily-645")]);
  const nextDraw = page.getByRole("region", { name: "The next draw" });
  await expect(nextDraw.getByText("Estimated jackpot")).toBeVisible();
  const played = () => nextDraw.getByText("Played so far").locator("..").allInnerTexts();
  const before = await played();
  const { items } = await playerApi(STRANGER).draws.open.query({ gameId: "daily-645", perGame: 1 });
  const line = { kind: "matrix" as const, betType: "single" as const, stakeMinor: 1_00n };
  await buyByApi(await newPlayer({ fundsMinor: 10_00n }), {
    gameId: "daily-645",
    drawIds: items.map(({ id }) => id),
    lines: [{ ...line, picks: { main: [3, 9, 14, 22, 31, 40] } }],
  });
  await expect.poll(played).not.toEqual(before);
});

test("without the edge the site sells and tells by itself, and the edge is listened to once it is back", async ({
  browsers,
}) => {
  const player = await newPlayer({ fundsMinor: 10_00n });
  const page = await browsers.player(player);
  page.expectLossOf(EDGE);
  await page.route(`${EDGE}/**`, (route) => route.abort("connectionrefused"));
  const soldBySite = page.waitForResponse(/betting\.buy/);
  await buyOnPage(page, await createOpenGame("Without the Edge"));
  expect((await soldBySite).status()).toBe(200);
  await expect(headerBalance(page)).toHaveText(euro(9_00));
  await page.waitForResponse(/live\.mine/);
  await depositByApi(player, 5_00n);
  await expect(headerBalance(page)).toHaveText(euro(14_00));

  const back = edgeHeard(page);
  await page.unroute(`${EDGE}/**`);
  // It goes on where the site stopped.
  expect(new URL((await back).url()).searchParams.get("lastEventId")).toMatch(/^\d+-\d+$/);
  await depositByApi(player, 5_00n);
  await expect(headerBalance(page)).toHaveText(euro(19_00));
});

test("a bet whose answer is lost on its way is bought once", async ({ browsers }) => {
  const player = await newPlayer({ fundsMinor: 10_00n });
  const page = await browsers.player(player);
  page.expectLossOf(BETS);
  const statuses: number[] = [];
  await page.route(BETS, async (route) => {
    const answer = await route.fetch();
    statuses.push(answer.status());
    await route.abort("connectionreset");
  });
  const askedAgain = page.waitForResponse(/betting\.buy/);
  await buyOnPage(page, await createOpenGame("Lost and Found"));
  expect(statuses).toEqual([201]);
  expect((await askedAgain).status()).toBe(200);
  await expect(headerBalance(page)).toHaveText(euro(9_00));
  const { items } = await player.api.betting.tickets.query({});
  expect(items).toHaveLength(1);
});

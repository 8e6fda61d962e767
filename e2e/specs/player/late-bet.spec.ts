import { newPlayer } from "../../fixtures/people.ts";
import {
  addQuickPick,
  confirmation,
  euro,
  headerBalance,
  openConfirmation,
  slip,
} from "../../fixtures/play.ts";
import { expect, said, test } from "../../fixtures/test.ts";
import { createDraw, createSureWinGame } from "../../fixtures/test-data.ts";

/** A game with a draw that is about to close and one after it. */
async function createTwoDraws() {
  const { gameId } = await createSureWinGame("Now or Next", 2);
  const next = await createDraw(gameId, { cutoffInS: 600, publishAfterS: 60 });
  const closing = await createDraw(gameId, { cutoffInS: 14, publishAfterS: 60 });
  return { gameId, closing, next };
}

test("a bet that comes after the cutoff is refused, told so, and offered the next draw", async ({
  browsers,
}) => {
  const player = await newPlayer({ fundsMinor: 10_00n });
  const page = await browsers.player(player);
  page.expectRefusalOf("/v1/bets");
  const { gameId, next } = await createTwoDraws();
  await page.goto(`/games/${gameId}`);
  await addQuickPick(page);
  await openConfirmation(page);
  const dialog = confirmation(page);
  await expect(dialog.getByText("Sales have closed")).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole("button", { name: "Buy one ticket" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Sales for this draw have closed");
  await expect(headerBalance(page)).toHaveText(euro(10_00));

  await dialog.getByRole("button", { name: new RegExp(`draw ${next.number}`, "i") }).click();
  await expect(headerBalance(page)).toHaveText(euro(9_00));
  const { items } = await player.api.betting.tickets.query({});
  expect(items.map(({ draw }) => draw.id)).toEqual([next.drawId]);
});

test("whoever asked for the next draw when late gets a ticket in it, and is told", async ({ browsers }) => {
  const player = await newPlayer({ fundsMinor: 10_00n });
  const page = await browsers.player(player);
  const { gameId, next } = await createTwoDraws();
  await page.goto(`/games/${gameId}`);
  await addQuickPick(page);
  await slip(page).getByRole("checkbox", { name: "Play the next draw if I am late" }).check();
  await openConfirmation(page);
  const dialog = confirmation(page);
  await expect(dialog.getByText("Sales have closed")).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole("button", { name: "Buy one ticket" }).click();
  await expect(said(page, /had closed, so your bet plays the next one/)).toBeVisible();
  await expect(headerBalance(page)).toHaveText(euro(9_00));
  const { items } = await player.api.betting.tickets.query({});
  expect(items.map(({ draw }) => draw.id)).toEqual([next.drawId]);
});

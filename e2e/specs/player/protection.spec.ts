import { randomUUID } from "node:crypto";
import { refusalOf } from "../../fixtures/api.ts";
import { newPlayer } from "../../fixtures/people.ts";
import { addQuickPick, confirmation, euro, headerBalance, openConfirmation } from "../../fixtures/play.ts";
import { expect, said, test } from "../../fixtures/test.ts";

test("a limit that a player sets holds at once, and the page says what is left of it", async ({
  browsers,
}) => {
  const player = await newPlayer();
  const page = await browsers.player(player);
  await page.goto("/account/limits");
  await page.getByRole("button", { name: "Set a limit: Deposits, 24 hours" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "New limit" }).fill("50");
  await dialog.getByRole("button", { name: "Set limit" }).click();
  await expect(said(page, `${euro(50_00)} left`)).toBeVisible();

  const tooMuch = { amountMinor: 50_01n, instrument: "tok_visa_ok", idempotencyKey: randomUUID() };
  expect(await refusalOf(player.api.wallet.deposit.mutate(tooMuch))).toBe("protection.deposit_limit");
  await page.goto("/wallet");
  await page.getByRole("textbox", { name: "Amount" }).fill("60");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(said(page, `Your own deposit limit leaves ${euro(50_00)}.`)).toBeVisible();
});

test("a looser limit waits for 24 hours, and the present one holds meanwhile", async ({ browsers }) => {
  const player = await newPlayer();
  await player.api.protection.setLimit.mutate({ kind: "stake", period: "week", amountMinor: 10_00n });
  const page = await browsers.player(player);
  await page.goto("/account/limits");
  await page.getByRole("button", { name: "Change the limit: Stakes, 7 days" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "New limit" }).fill("500");
  await dialog.getByRole("button", { name: "Loosen in 24 hours" }).click();
  await expect(said(page, /From .*500\.00/)).toBeVisible();
  await expect(said(page, `${euro(10_00)} left`)).toBeVisible();
});

test("a player who excludes himself cannot bet or pay in any more, and gets his money out", async ({
  browsers,
}) => {
  const player = await newPlayer({ fundsMinor: 30_00n });
  const page = await browsers.player(player);
  page.expectRefusalOf("/v1/bets");
  // A slip that is ready for the last press when the exclusion begins elsewhere.
  const otherTab = await browsers.player(player);
  otherTab.expectRefusalOf("/v1/bets");
  await otherTab.goto("/games/pick-3");
  await addQuickPick(otherTab);
  await openConfirmation(otherTab);

  await page.goto("/account/break");
  const choice = page.getByRole("radiogroup", { name: "How long is the exclusion?" });
  await choice.getByText("6 months").click();
  await page.getByRole("button", { name: "Exclude me" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /EXCLUDE/ }).fill("EXCLUDE");
  await dialog.getByRole("button", { name: "Begin now" }).click();
  await expect(page.getByRole("heading", { name: "You have excluded yourself" })).toBeVisible();

  await confirmation(otherTab).getByRole("button", { name: "Buy one ticket" }).click();
  await expect(confirmation(otherTab).getByRole("alert")).toBeVisible();
  await expect(headerBalance(otherTab)).toHaveText(euro(30_00));

  await page.goto("/wallet");
  await expect(said(page, /deposits are closed/)).toBeVisible();
  await page.goto("/wallet?pay=withdraw");
  await page.getByRole("button", { name: "All of it" }).click();
  await page.getByRole("button", { name: "Review" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Withdraw ${euro(30_00)}` })
    .click();
  await expect(headerBalance(page)).toHaveText(euro(0));
});

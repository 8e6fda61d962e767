import { newPlayer } from "../../fixtures/people.ts";
import { euro, headerBalance } from "../../fixtures/play.ts";
import { expect, said, test, type WatchedPage } from "../../fixtures/test.ts";

async function depositWith(page: WatchedPage, instrument: string): Promise<void> {
  await page.goto("/wallet");
  await page.getByRole("textbox", { name: "Amount" }).fill("25");
  await page.getByRole("combobox", { name: "Pay with" }).click();
  await page.getByRole("option", { name: instrument }).click();
  await page.getByRole("button", { name: "Review" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Deposit ${euro(25_00)}` })
    .click();
}

test("a deposit without an answer waits, is never guessed, and arrives by itself once the processor is asked", async ({
  browsers,
}) => {
  const page = await browsers.player(await newPlayer());
  await depositWith(page, "Test card · no answer, but the money is taken");
  await expect(said(page, "We are asking the processor")).toBeVisible();
  // The sweep asks again after five seconds at the earliest; nobody reloads the page.
  await expect(headerBalance(page)).toHaveText(euro(25_00), { timeout: 45_000 });
});

test("a declined deposit says so and moves nothing", async ({ browsers }) => {
  const page = await browsers.player(await newPlayer());
  await depositWith(page, "Test card · is declined");
  await expect(said(page, "The card was declined. No money was moved.").first()).toBeVisible();
  await expect(headerBalance(page)).toHaveText(euro(0));
});

test("an answer that comes twice adds the money once", async ({ browsers }) => {
  const page = await browsers.player(await newPlayer());
  await depositWith(page, "Test card · answers twice");
  await expect(headerBalance(page)).toHaveText(euro(25_00));
});

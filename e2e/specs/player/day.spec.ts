import { newEmail, PASSWORD } from "../../fixtures/people.ts";
import { addQuickPick, buy, euro, headerBalance } from "../../fixtures/play.ts";
import { expect, type Page, test } from "../../fixtures/test.ts";
import { createDraw, createSureWinGame } from "../../fixtures/test-data.ts";

async function signUp(page: Page, birthOn: string): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail address" }).fill(newEmail());
  await page.getByRole("textbox", { name: "Name to show" }).fill("Robin");
  await page.getByRole("combobox", { name: "Where you live" }).click();
  await page.getByRole("option", { name: "Malta" }).click();
  await page.getByLabel("Date of birth").fill(birthOn);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("checkbox", { name: /I am 18 or over/ }).check();
  await page.getByRole("button", { name: "Create account" }).click();
}

async function deposit(page: Page, amountMinor: number): Promise<void> {
  await page.goto("/wallet");
  await page.getByRole("textbox", { name: "Amount" }).fill((amountMinor / 100).toFixed(2));
  await page.getByRole("button", { name: "Review" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Deposit ${euro(amountMinor)}` })
    .click();
  await expect(headerBalance(page)).toHaveText(euro(amountMinor));
}

test("nobody under age opens an account", async ({ browsers }) => {
  const page = await browsers.visitor();
  page.expectRefusalOf("account.signUp");
  await page.goto("/sign-up");
  await signUp(page, `${new Date().getUTCFullYear() - 17}-01-01`);
  await expect(
    page.getByRole("textbox", { name: "Date of birth" }).or(page.getByLabel("Date of birth")),
  ).toHaveAccessibleDescription(/18/);
  await expect(page).toHaveURL(/sign-up/);
});

test("the day from both sides: sign up, pay in, bet, cutoff, result and prize, all without a reload", async ({
  browsers,
}) => {
  const { gameId, name } = await createSureWinGame("Heads or Tails", 5);
  const page = await browsers.visitor();
  await page.goto("/sign-up");
  await signUp(page, "1990-06-15");
  await expect(page.getByRole("heading", { name: "Welcome, Robin" })).toBeVisible();
  await deposit(page, 20_00);

  const draw = await createDraw(gameId, { cutoffInS: 25, publishAfterS: 6 });
  const operator = await browsers.staff("operator");
  await operator.goto(`/draws/${draw.drawId}`);
  await expect(operator.getByRole("heading", { name: new RegExp(name) })).toBeVisible();

  await page.goto(`/games/${gameId}`);
  await expect(page.getByRole("timer", { name: `Sales for draw ${draw.number} close in` })).toBeVisible();
  await addQuickPick(page);
  await buy(page);
  await expect(page.getByRole("heading", { name: "Your ticket is in the draw" })).toBeVisible();
  await expect(headerBalance(page)).toHaveText(euro(19_00));

  // From here on nobody touches a page: what follows arrives by itself.
  await page.getByRole("link", { name: "Open ticket" }).click();
  await expect(headerBalance(page)).toHaveText(euro(24_00), { timeout: 60_000 });
  await expect(page.getByRole("main")).toContainText("Won");
  await expect(page.getByRole("main")).toContainText(euro(5_00));
  const steps = operator.getByRole("list", { name: "Ceremony" }).getByRole("listitem");
  await expect(steps.last()).toHaveText(/^Settlement, done/, { timeout: 30_000 });
});

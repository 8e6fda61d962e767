import { readFileSync } from "node:fs";
import { buyByApi, sureWin } from "../../fixtures/bets.ts";
import { actWithReason } from "../../fixtures/console.ts";
import { newPlayer } from "../../fixtures/people.ts";
import { expect, type Page, said, test } from "../../fixtures/test.ts";
import { createDraw, createSureWinGame } from "../../fixtures/test-data.ts";

/** One step of the ceremony by its name; it says its state to those who cannot see its colour. */
const step = (page: Page, name: string) =>
  page
    .getByRole("list", { name: "Ceremony" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 3, name: new RegExp(`^${name}\\b`) }) });

test("the control room follows a draw from its sale to its publication by itself", async ({ browsers }) => {
  const { gameId } = await createSureWinGame("Plain Sight", 2);
  const player = await newPlayer({ fundsMinor: 10_00n });
  const draw = await createDraw(gameId, { cutoffInS: 15, publishAfterS: 5 });
  await buyByApi(player, sureWin(draw));
  const operator = await browsers.staff("operator");
  await operator.goto(`/draws/${draw.drawId}`);
  await expect(step(operator, "Terms announced")).toContainText("done");
  await expect(step(operator, "Selling")).toContainText("now");
  await expect(step(operator, "Selling").getByRole("timer")).toBeVisible();
  await expect(step(operator, "Seal")).toContainText("to come");

  for (const name of ["Cutoff", "Commitments", "Control’s count", "Seal", "Shares revealed", "Numbers"]) {
    await expect(step(operator, name)).toContainText(`${name}, done`, { timeout: 60_000 });
  }
  await expect(step(operator, "Commitments").getByText("committed")).toHaveCount(2);
  await expect(step(operator, "Shares revealed").getByText("revealed", { exact: true })).toHaveCount(2);
  await expect(step(operator, "Second evaluator")).toContainText("done", { timeout: 30_000 });
  await expect(step(operator, "Publication")).toContainText("done", { timeout: 30_000 });

  const download = operator.waitForEvent("download");
  await operator.getByRole("button", { name: "Certificate", exact: true }).click();
  const certificate = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(certificate).toMatchObject({ type: "certificate", drawId: draw.drawId });
});

test("a held draw says where it stopped, why, and who may let it go on; who may not is given no button", async ({
  browsers,
}) => {
  const { gameId } = await createSureWinGame("Stop and Look", 2);
  const draw = await createDraw(gameId, { cutoffInS: 900, publishAfterS: 60 });
  const support = await browsers.staff("support");
  await support.goto(`/draws/${draw.drawId}`);
  await expect(step(support, "Selling")).toContainText("now");
  await expect(support.getByRole("button", { name: "Hold" })).toHaveCount(0);

  const operator = await browsers.staff("operator");
  await operator.goto(`/draws/${draw.drawId}`);
  await actWithReason(operator, { button: "Hold", reason: "two tickets with one serial" });
  for (const page of [operator, support]) {
    await expect(page.getByRole("heading", { name: /^On hold at “Selling”/ })).toBeVisible();
    await expect(said(page, "two tickets with one serial").first()).toBeVisible();
    await expect(said(page, /Operator or Compliance asks for it/).first()).toBeVisible();
    await expect(step(page, "Selling")).toContainText("stopped here");
  }
  await expect(operator.getByRole("button", { name: "Request release" })).toBeVisible();
  await expect(support.getByRole("button", { name: "Request release" })).toHaveCount(0);
  await expect(support.getByRole("button", { name: "Request cancellation" })).toHaveCount(0);
});

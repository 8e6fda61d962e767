import { refusalOf } from "../../fixtures/api.ts";
import { buyByApi, sureWin } from "../../fixtures/bets.ts";
import { actWithReason, approve } from "../../fixtures/console.ts";
import { newPlayer, staff } from "../../fixtures/people.ts";
import { euro, headerBalance } from "../../fixtures/play.ts";
import { expect, said, test } from "../../fixtures/test.ts";
import { createDraw, createSureWinGame } from "../../fixtures/test-data.ts";

test("a held draw moves only after a second person has released it", async ({ browsers }) => {
  const { gameId } = await createSureWinGame("Steady Hand", 2);
  const player = await newPlayer({ fundsMinor: 10_00n });
  const draw = await createDraw(gameId, { cutoffInS: 900, publishAfterS: 60 });
  const operator = await browsers.staff("operator");
  await operator.goto(`/draws/${draw.drawId}`);
  await actWithReason(operator, { button: "Hold", reason: "something looks wrong" });
  await expect(said(operator, "something looks wrong").first()).toBeVisible();
  expect(await refusalOf(buyByApi(player, sureWin(draw)))).toBe("draw.held");

  await actWithReason(operator, { button: "Request release", reason: "it was a false alarm" });
  const link = operator.getByRole("link", { name: "Open the request" });
  await expect(link).toBeVisible();
  const request = (await link.getAttribute("href")) ?? "";
  await operator.goto(request);
  await expect(said(operator, "You asked for this yourself")).toBeVisible();
  const approvalId = request.split("/").at(-1) ?? "";
  const alone = staff("operator").api.approvals.decide.draw_release.mutate({
    approvalId,
    decision: "approve",
  });
  expect(await refusalOf(alone)).toBe("approval.same_person");

  const compliance = await browsers.staff("compliance");
  await compliance.goto(request);
  await approve(compliance);
  await expect(buyByApi(player, sureWin(draw))).resolves.toMatchObject({ totalMinor: 1_00n });
});

test("a draw that two people cancel gives every player his stake back, and the page says so by itself", async ({
  browsers,
}) => {
  const { gameId } = await createSureWinGame("Second Thoughts", 2);
  const player = await newPlayer({ fundsMinor: 10_00n });
  const draw = await createDraw(gameId, { cutoffInS: 900, publishAfterS: 60 });
  await buyByApi(player, sureWin(draw));
  const tickets = await browsers.player(player);
  await tickets.goto("/tickets");
  await expect(headerBalance(tickets)).toHaveText(euro(9_00));

  const operator = await browsers.staff("operator");
  await operator.goto(`/draws/${draw.drawId}`);
  await actWithReason(operator, { button: "Request cancellation", reason: "the machine was never tested" });
  const request = await operator.getByRole("link", { name: "Open the request" }).getAttribute("href");
  const compliance = await browsers.staff("compliance");
  await compliance.goto(request ?? "");
  await approve(compliance);

  await expect(headerBalance(tickets)).toHaveText(euro(10_00));
  await expect(tickets.getByRole("main").getByText("Refunded").first()).toBeVisible();
  await expect(operator.getByRole("list", { name: "Ceremony" })).toContainText(
    "Settlement, not in this draw",
  );
});

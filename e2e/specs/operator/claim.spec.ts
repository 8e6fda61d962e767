import { refusalOf } from "../../fixtures/api.ts";
import { buyByApi, sureWin } from "../../fixtures/bets.ts";
import { actWithReason, approve } from "../../fixtures/console.ts";
import { newPlayer, staff } from "../../fixtures/people.ts";
import { euro, headerBalance } from "../../fixtures/play.ts";
import { expect, said, test } from "../../fixtures/test.ts";
import { createDraw, createSureWinGame } from "../../fixtures/test-data.ts";

const PRIZE_MINOR = 12_000_00;

test("a prize above 10,000.00 is paid when compliance has looked and two people of finance agree, never by one", async ({
  browsers,
}) => {
  const { gameId } = await createSureWinGame("Great Expectations", 12_000);
  const player = await newPlayer({ fundsMinor: 10_00n });
  const draw = await createDraw(gameId, { cutoffInS: 4, publishAfterS: 2 });
  await buyByApi(player, sureWin(draw));
  const wallet = await browsers.player(player);
  await wallet.goto("/wallet");
  await expect(headerBalance(wallet)).toHaveText(euro(9_00));

  const claimId = await claimOf(gameId);
  const compliance = await browsers.staff("compliance");
  await compliance.goto(`/claims/${claimId}`);
  await actWithReason(compliance, {
    button: "Take the claim up",
    confirm: "Take up",
    reason: "I look at it",
  });
  await actWithReason(compliance, {
    button: "Identity is confirmed",
    confirm: "Confirm identity",
    reason: "passport and account agree",
  });
  await actWithReason(compliance, { button: "Checks are done", reason: "nothing stands against it" });
  await expect(said(compliance, "The claim waits for finance.")).toBeVisible();

  const first = await browsers.staff("finance");
  await first.goto(`/claims/${claimId}`);
  await actWithReason(first, {
    button: "Give the first approval",
    confirm: "Approve",
    reason: "all in order",
  });
  await expect(said(first, "You gave the first approval.")).toBeVisible();
  await expect(first.getByRole("button", { name: "Approve and pay" })).toBeDisabled();
  const again = staff("finance").api.claims.approve.mutate({
    claimId,
    fromState: "second_approval",
    reason: "once more",
  });
  expect(await refusalOf(again)).toBe("claim.same_person");
  await expect(headerBalance(wallet)).toHaveText(euro(9_00));

  const second = await browsers.staff("finance2");
  await second.goto(`/claims/${claimId}`);
  await actWithReason(second, { button: "Approve and pay", reason: "I agree" });
  // The player has touched nothing since he bought.
  await expect(headerBalance(wallet)).toHaveText(euro(9_00 + PRIZE_MINOR));
});

test("a claim is rejected when a second person agrees, never by one", async ({ browsers }) => {
  const { gameId } = await createSureWinGame("Second Look", 12_000);
  const player = await newPlayer({ fundsMinor: 10_00n });
  const draw = await createDraw(gameId, { cutoffInS: 4, publishAfterS: 2 });
  await buyByApi(player, sureWin(draw));
  const claimId = await claimOf(gameId);

  const first = await browsers.staff("finance");
  await first.goto(`/claims/${claimId}`);
  await actWithReason(first, { button: "Request rejection", reason: "the ticket is a copy" });
  await expect(first.getByRole("button", { name: "Request rejection" })).toHaveCount(0);
  const request = await first.getByRole("link", { name: "Open the request" }).getAttribute("href");
  const approvalId = request?.split("/").at(-1) ?? "";
  const alone = staff("finance").api.approvals.decide.claim_reject.mutate({
    approvalId,
    decision: "approve",
  });
  expect(await refusalOf(alone)).toBe("approval.same_person");

  const second = await browsers.staff("compliance");
  await second.goto(request ?? "");
  await expect(said(second, euro(PRIZE_MINOR)).first()).toBeVisible();
  await approve(second);
  await second.goto(`/claims/${claimId}`);
  await expect(said(second, "the ticket is a copy").first()).toBeVisible();
  await expect(second.getByRole("main").getByText("Rejected").first()).toBeVisible();
});

/** The one claim of a game that nobody else plays. */
async function claimOf(gameId: string): Promise<string> {
  const { api } = staff("compliance");
  let claimId = "";
  await expect
    .poll(
      async () => {
        const { items } = await api.claims.list.query({ limit: 100 });
        claimId = items.find(({ payout }) => payout.draw.gameId === gameId)?.id ?? "";
        return claimId;
      },
      { timeout: 40_000 },
    )
    .not.toBe("");
  return claimId;
}

import { expect, test as setup } from "@playwright/test";
import { buyByApi, sureWin } from "../fixtures/bets.ts";
import { newPlayer, staff } from "../fixtures/people.ts";
import { saveStage } from "../fixtures/stage.ts";
import { createDraw, createSureWinGame } from "../fixtures/test-data.ts";

setup("a player has bought, won and claimed, and staff have something to decide", async () => {
  const { gameId } = await createSureWinGame("Every Ticket", 12_000);
  const player = await newPlayer({ fundsMinor: 50_00n });
  const { id: playerId } = await player.api.account.profile.query();
  const draw = await createDraw(gameId, { cutoffInS: 3, publishAfterS: 1 });
  const won = await buyByApi(player, sureWin(draw));
  const openDraw = await createDraw(gameId, { cutoffInS: 7_200, publishAfterS: 60 });
  const waiting = await buyByApi(player, sureWin(openDraw));

  const { api: finance } = staff("finance");
  const approval = await finance.adjustments.request.mutate({
    playerId,
    direction: "credit",
    amountMinor: 5_00n,
    reason: "a goodwill gesture",
  });
  const versions = await finance.games.ruleVersions.query({ gameId });

  const claims = async () =>
    (await finance.claims.list.query({ limit: 100 })).items.filter(
      ({ payout }) => payout.draw.gameId === gameId,
    );
  await expect.poll(async () => (await claims()).length, { timeout: 40_000 }).toBe(1);
  const [claim] = await claims();
  saveStage({
    player: { cookies: player.state.cookies, origins: [] },
    playerId,
    gameId,
    drawId: draw.drawId,
    openDrawId: openDraw.drawId,
    ticketId: won.tickets[0]?.ticketId ?? "",
    waitingTicketId: waiting.tickets[0]?.ticketId ?? "",
    claimId: claim?.id ?? "",
    approvalId: approval.id,
    ruleVersionId: versions.items[0]?.id ?? "",
  });
});

import { newPlayer } from "../../fixtures/people.ts";
import { addQuickPick, buy, euro, headerBalance } from "../../fixtures/play.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const game of ["daily-645", "pick-3", "rapid-keno"]) {
  test(`${game}: a line from chance becomes a ticket for what the slip said it costs`, async ({
    browsers,
  }) => {
    const player = await newPlayer({ fundsMinor: 10_00n });
    const page = await browsers.player(player);
    await page.goto(`/games/${game}`);
    await addQuickPick(page);
    await buy(page);
    await expect(page.getByRole("heading", { name: "Your ticket is in the draw" })).toBeVisible();
    const { items } = await player.api.betting.tickets.query({});
    expect(items).toHaveLength(1);
    const [ticket] = items;
    await expect(headerBalance(page)).toHaveText(euro(10_00 - Number(ticket?.stakeMinor)));
    await page.getByRole("link", { name: "Open ticket" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`draw ${ticket?.draw.number}`);
  });
}

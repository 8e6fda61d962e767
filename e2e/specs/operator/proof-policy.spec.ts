import { approve } from "../../fixtures/console.ts";
import { staff } from "../../fixtures/people.ts";
import { expect, said, test } from "../../fixtures/test.ts";
import { createSureWinGame } from "../../fixtures/test-data.ts";

test("how a game's draws are proved changes only after a second person has approved it", async ({
  browsers,
}) => {
  const { gameId } = await createSureWinGame("Open Book", 2);
  const operator = await browsers.staff("operator");
  await operator.goto(`/games/${gameId}`);
  await expect(said(operator, "L1: a hash chain committed beforehand")).toBeVisible();
  await operator.getByRole("button", { name: "Change", exact: true }).click();
  const dialog = operator.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Level" }).click();
  await operator.getByRole("option", { name: "L3: the public beacon, drand quicknet" }).click();
  await dialog.getByRole("combobox", { name: "Before publication" }).click();
  await operator.getByRole("option", { name: "2 people confirm" }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("the regulator asks for it");
  await dialog.getByRole("button", { name: "Ask for the change" }).click();
  await expect(dialog).toBeHidden();
  const policy = async () => (await staff("auditor").api.games.get.query({ gameId })).proof;
  expect(await policy()).toMatchObject({ level: "L1", publishers: 0 });

  const { items } = await staff("operator").api.approvals.list.query({
    kind: "game_proof",
    subjectId: gameId,
    state: "requested",
  });
  const compliance = await browsers.staff("compliance");
  await compliance.goto(`/approvals/${items[0]?.id}`);
  await expect(said(compliance, "L3: the public beacon, drand quicknet")).toBeVisible();
  await approve(compliance);
  expect(await policy()).toMatchObject({ level: "L3", publishers: 2 });
});

import { type OperatorApi, refusalOf } from "../../fixtures/api.ts";
import { staff } from "../../fixtures/people.ts";
import { type StaffName, staffAccount } from "../../fixtures/seed.ts";
import { nextCode } from "../../fixtures/sign-in.ts";
import { expect, said, test, type WatchedPage } from "../../fixtures/test.ts";
import { createDraw, createSureWinGame } from "../../fixtures/test-data.ts";

/** Makes a key in the browser of a member of staff. */
async function makeKey(page: WatchedPage, name: StaffName): Promise<void> {
  const account = staffAccount(name);
  await page.goto("/ceremony");
  // Exchanged where an earlier run on the same database made one.
  await page.getByRole("button", { name: /^(Make a|Exchange the) key$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Password" }).fill(account.password);
  await dialog.getByRole("textbox", { name: "Code" }).fill(await nextCode(account));
  await dialog.getByRole("button", { name: "Make the key" }).click();
  await expect(dialog).toBeHidden();
  await expect(said(page, "In this browser").first()).toBeVisible();
}

/** The seat of a member of staff in a game's draws. */
async function seat(role: string, name: StaffName): Promise<{ role: string; staffId: string }> {
  return { role, staffId: (await staff(name).api.me.get.query()).staff.id };
}

type Policy = Parameters<OperatorApi["games"]["requestProofPolicy"]["mutate"]>[0]["policy"];

/** One person asks for who takes part in a game's draws, another decides. */
async function agreeOn(gameId: string, policy: Policy): Promise<void> {
  const reason = "these people take part";
  const { id: approvalId } = await staff("operator").api.games.requestProofPolicy.mutate({
    gameId,
    policy,
    reason,
  });
  await staff("compliance").api.approvals.decide.game_proof.mutate({
    approvalId,
    decision: "approve",
    note: reason,
  });
}

/** The certificate of a draw; undefined until it is published. */
async function certificateOf(drawId: string): Promise<unknown> {
  const { api } = staff("compliance");
  return api.draws.certificate.query({ drawId }).then(
    (text) => JSON.parse(text),
    () => undefined,
  );
}

/** Sealing, drawing, evaluating and publishing on a busy machine. */
const publishedWithin = { timeout: 80_000 };

test("two people make keys, commit and reveal in their browsers, and the certificate names their roles", async ({
  browsers,
}) => {
  const { gameId, name } = await createSureWinGame("Three Seats", 2);
  const [officer, auditor] = [await browsers.staff("operator"), await browsers.staff("auditor")];
  const keyless = [await seat("officer", "admin"), await seat("auditor", "finance2")];
  expect(await refusalOf(agreeOn(gameId, { level: "L1", people: keyless }))).toBe(
    "ceremony.seat_without_key",
  );
  await makeKey(officer, "operator");
  await makeKey(auditor, "auditor");
  const people = [await seat("officer", "operator"), await seat("auditor", "auditor")];
  await agreeOn(gameId, { level: "L1", people });

  const draw = await createDraw(gameId, { cutoffInS: 30, publishAfterS: 5 });
  for (const page of [officer, auditor]) {
    await page.reload();
    const commit = page.getByRole("button", { name: `Commit to ${name}, draw ${draw.number}` });
    await commit.click();
    await expect(commit).toBeHidden();
  }

  // Nobody presses anything: the open pages reveal what the sealed draw waits for.
  await expect
    .poll(() => certificateOf(draw.drawId), publishedWithin)
    .toMatchObject({
      shares: [
        { how: "revealed", role: "generator" },
        { how: "revealed", role: "control" },
        { how: "revealed", role: "officer" },
        { how: "revealed", role: "auditor" },
      ],
    });
  await officer.goto(`/draws/${draw.drawId}`);
  await expect(officer.getByRole("list", { name: "Ceremony" })).toContainText("officer");
});

test("two officials key in a physical draw, each alone, and the certificate has what both signed", async ({
  browsers,
}) => {
  const { gameId, name } = await createSureWinGame("Glass Drum", 2);
  const [first, second] = [await browsers.staff("support"), await browsers.staff("finance")];
  await makeKey(first, "support");
  await makeKey(second, "finance");
  const officials = [await seat("official-1", "support"), await seat("official-2", "finance")];
  await agreeOn(gameId, { level: "L0", officials });

  const draw = await createDraw(gameId, { cutoffInS: 5, publishAfterS: 5 });
  const numbers = [2, 3, 5, 7, 11, 13, 14, 17, 18, 20];
  for (const page of [first, second]) {
    await page.getByRole("button", { name: "Key in the result" }).click({ timeout: 40_000 });
    const dialog = page.getByRole("dialog", { name: `${name}, draw ${draw.number}` });
    const sign = dialog.getByRole("button", { name: "Sign and hand in" });
    await expect(sign).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Numbers drawn" }).fill(numbers.join(" "));
    await expect(dialog).toContainText('"type": "entry"');
    await sign.click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "Key in the result" })).toBeHidden();
  }

  const entry = (role: string) => ({ body: { role, result: { kind: "keno", numbers } } });
  await expect
    .poll(() => certificateOf(draw.drawId), publishedWithin)
    .toMatchObject({
      beacon: { level: "L0", entries: [entry("official-1"), entry("official-2")] },
      shares: [],
      result: { kind: "keno", numbers },
    });
});

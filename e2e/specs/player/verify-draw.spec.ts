import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator } from "@playwright/test";
import { newPlayer } from "../../fixtures/people.ts";
import { addQuickPick, buy } from "../../fixtures/play.ts";
import { expect, type Page, test } from "../../fixtures/test.ts";
import { createDraw, createSureWinGame } from "../../fixtures/test-data.ts";

const cli = resolve(import.meta.dirname, "../../../packages/verifier/src/cli/main.ts");

/** Presses a link or button and keeps what it downloads under the name the site gave it. */
async function download(page: Page, name: string, folder: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("link", { name, exact: true })
      .or(page.getByRole("button", { name, exact: true }))
      .click(),
  ]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** A command's exit code: 0 verified, 1 a step failed. */
function exitCode(command: string, ...args: string[]): Promise<unknown> {
  return new Promise((done) => {
    execFile(command, args, (error) => done(error ? error.code : 0));
  });
}

/** Presses the button once it is there, and waits for what each step found. */
async function verifyInBrowser(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Verify in your browser" }).click({ timeout: 60_000 });
  await expect(page.getByRole("list", { name: "Steps of the verification" })).toBeVisible();
}

const timeTold = async (proof: Locator): Promise<string> =>
  (await proof.getByText(/steps passed, in/).textContent())?.split(" in ").at(-1) ?? "";

/** The verifier as a player has it who saved it: a file on a disk, in a browser without a network. */
async function openOffline(page: Page, file: string): Promise<void> {
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(file).href);
}

async function dropOn(page: Page, path: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.json"));
      return data;
    },
    readFileSync(path, "utf8"),
  );
  await page.locator("body").dispatchEvent("drop", { dataTransfer: transfer });
}

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

test("a ticket is bought, sealed, drawn, and verified in the player's browser and by every verifier he can download", async ({
  browsers,
  browser,
}, testInfo) => {
  const { gameId } = await createSureWinGame("Open Book", 2);
  const player = await newPlayer({ fundsMinor: 10_00n });
  const page = await browsers.player(player);
  const { drawId } = await createDraw(gameId, { cutoffInS: 20, publishAfterS: 3 });
  await page.goto(`/games/${gameId}`);
  await addQuickPick(page);
  await buy(page);
  await page.getByRole("link", { name: "Open ticket" }).click();
  const proof = page.getByRole("region", { name: "Proof" });
  await expect(proof).toContainText("Receipt signed");
  await expect(proof).toContainText(/Validation code\s*([0-9A-Z]{4}-){4}/);

  // Nobody touches the page: the seal and the result arrive by themselves.
  await expect(proof).toContainText("Sealed: in the draw", { timeout: 60_000 });
  await verifyInBrowser(page);
  await expect(proof).toContainText(/Verified\s*All 19 steps passed/);
  // Told, and nobody is failed for a busy machine: once with a verifier that was just loaded, and once more.
  const cold = await timeTold(proof);
  await verifyInBrowser(page);
  process.stdout.write(`verified in the browser: ${cold}, then ${await timeTold(proof)}\n`);

  const folder = dirname(testInfo.outputPath("verify"));
  const receipt = await download(page, "Download receipt", folder);
  await page.goto(`/results/${drawId}`);
  await verifyInBrowser(page);
  await expect(page.getByText("All 15 steps passed")).toBeVisible();
  const certificate = await download(page, "Certificate of this draw", folder);
  const offlinePage = await download(page, "Offline verifier, one HTML file", folder);
  const protocol = await download(page, "The draw protocol", folder);
  const { terms, drawKey } = JSON.parse(readFileSync(certificate, "utf8"));
  expect(hashOf(offlinePage)).toBe(terms.body.verifierHash);
  expect(hashOf(protocol)).toBe(terms.body.algorithmHash);
  for (const file of ["steps.py", "shapes.py", "primitives.py", "selftest.py"])
    await download(page, file, folder);
  const python = await download(page, "verify.py", folder);

  const tampered = join(folder, "tampered.json");
  const edited = JSON.parse(readFileSync(receipt, "utf8"));
  edited.ticket.lines[0].picks.numbers = [1];
  writeFileSync(tampered, JSON.stringify(edited));
  for (const [command, script] of [
    [process.execPath, cli],
    ["python3", python],
  ] as const) {
    const check = (file: string) =>
      exitCode(command, script, certificate, "--receipt", file, "--pin", drawKey, "--draw", drawId);
    expect(await check(receipt), script).toBe(0);
    expect(await check(tampered), script).toBe(1);
  }

  const offline = await (await browser.newContext()).newPage();
  await openOffline(offline, offlinePage);
  await offline.getByLabel("Choose files").setInputFiles([certificate, receipt]);
  await expect(offline.getByText("Verified", { exact: true })).toBeVisible();
  await expect(offline.getByRole("listitem").filter({ hasText: /^✓V\d+/ })).toHaveCount(19);
  await dropOn(offline, tampered);
  await expect(offline.getByText("Not verified", { exact: true })).toBeVisible();
  await expect(offline.getByRole("listitem").filter({ hasText: /^✕/ })).toHaveText(/V17/);
  await offline.context().close();
});

test("a browser that was given another receipt before says so, and which step fails", async ({
  browsers,
}) => {
  const { gameId } = await createSureWinGame("Other Story", 2);
  const player = await newPlayer({ fundsMinor: 10_00n });
  const page = await browsers.player(player);
  await createDraw(gameId, { cutoffInS: 15, publishAfterS: 2 });
  await page.goto(`/games/${gameId}`);
  await addQuickPick(page);
  await buy(page);
  await page.getByRole("link", { name: "Open ticket" }).click();
  const proof = page.getByRole("region", { name: "Proof" });
  await expect(proof).toContainText("the server still says the same");
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith("sortes.receipt.")) ?? "";
    const kept = JSON.parse(localStorage.getItem(key) ?? "");
    kept.ticket.stakeMinor = "200";
    localStorage.setItem(key, JSON.stringify(kept));
  });
  await page.reload();
  await expect(proof.getByRole("alert")).toContainText("The server tells another receipt now");
  await verifyInBrowser(page);
  await expect(proof).toContainText("Step V17 failed: The draw key signed your receipt.");
});

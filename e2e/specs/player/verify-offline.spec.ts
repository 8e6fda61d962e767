import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";

const verifierDir = resolve(import.meta.dirname, "../../../packages/verifier");

interface Example {
  certificate: { drawKey: string; drawnAt: string };
  receipts: object[];
}

const examples: Record<string, Example> = JSON.parse(
  readFileSync(resolve(verifierDir, "vectors/examples.json"), "utf8"),
);

function exampleOf(name: string): Example {
  const example = examples[name];
  if (example === undefined) throw new Error(`there is no example ${name}`);
  return example;
}

/** The page as a player has it: a file on a disk, in a browser that may reach nothing else. */
async function openOffline(page: Page, file: string): Promise<string[]> {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  execFileSync(process.execPath, [resolve(verifierDir, "src/page/write-page.ts"), file]);
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(file).href);
  return requests;
}

const asFile = (name: string, content: object) => ({
  name: `${name}.json`,
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(content)),
});

test("the offline page accepts a certificate and a receipt, and asks nobody", async ({ page }, testInfo) => {
  const { certificate, receipts } = exampleOf("l3-digits");
  const requests = await openOffline(page, testInfo.outputPath("verify.html"));
  await page
    .getByLabel("Choose files")
    .setInputFiles([asFile("certificate", certificate), asFile("receipt", receipts[0] ?? {})]);
  await expect(page.getByText("Verified", { exact: true })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^✓V\d+/ })).toHaveCount(19);
  await expect(page.getByText("this trusts the draw key in the file")).toBeVisible();
  await page.getByLabel("Keys you know").fill(certificate.drawKey);
  await expect(page.getByText("this trusts the draw key in the file")).toBeHidden();
  expect(requests.every((url) => url.startsWith("file:"))).toBe(true);
});

test("the offline page refuses an edited certificate dropped on it, and names the step", async ({
  page,
}, testInfo) => {
  await openOffline(page, testInfo.outputPath("verify.html"));
  const edited = { ...exampleOf("l1-matrix").certificate, drawnAt: "2026-11-21T15:00:00.000000Z" };
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "certificate.json"));
    return data;
  }, JSON.stringify(edited));
  await page.locator("body").dispatchEvent("drop", { dataTransfer: transfer });
  await expect(page.getByText("Not verified", { exact: true })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^✕/ })).toHaveText(/V3/);
});

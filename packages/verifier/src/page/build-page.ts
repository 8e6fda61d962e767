import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

/** The whole verifier as one HTML file: no request, no second file, works from a disk. The same sources give the same bytes. */
export async function buildPage(): Promise<string> {
  const { output } = await build({
    input: fileURLToPath(new URL("page.ts", import.meta.url)),
    platform: "browser",
    output: { format: "iife", minify: true },
    write: false,
    logLevel: "silent",
  });
  const [{ code }] = output;
  const shell = readFileSync(new URL("page.html", import.meta.url), "utf8");
  // A function, so that "$&" in the code is not taken for a pattern; "</" would end the script early.
  return shell.replace("/*SCRIPT*/", () => code.replaceAll("</", "<\\/"));
}

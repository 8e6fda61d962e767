import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Db } from "@sortes/db";
import { loadCertificate } from "@sortes/domain/proof/server";
import type { DemoSummary } from "./summary.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Writes the certificate of each published draw of the day to a file of its own; returns the paths. */
export async function writeCertificates(db: Db, draws: DemoSummary["draws"]): Promise<string[]> {
  const folder = join(ROOT, ".data/certificates");
  mkdirSync(folder, { recursive: true });
  const paths: string[] = [];
  for (const draw of draws.filter(({ state }) => state === "settled")) {
    const path = join(folder, `${draw.game}-${draw.id}.json`);
    writeFileSync(path, await loadCertificate({ db }, { drawId: draw.id }));
    paths.push(relative(ROOT, path));
  }
  return paths;
}

/** Where the certificates are, and what checks them without trusting us. */
export function printCertificates(paths: readonly string[]): void {
  const [first] = paths;
  if (first === undefined) return;
  console.log("  certificates");
  for (const path of paths) console.log(`    ${path}`);
  console.log("\n  check one:");
  console.log(`    npm run verify -- ${first}`);
  console.log(`    python3 packages/verifier/python/verify.py ${first}\n`);
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Db } from "@sortes/db";
import { loadCertificate, loadReceipt, openDrawSigner } from "@sortes/domain/proof/server";
import { env } from "./env.ts";
import type { DemoSummary } from "./summary.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Paths from the root of the repository. */
export interface ProofFiles {
  certificates: string[];
  /** Of the first ticket of the first draw. */
  receipt: string | undefined;
}

/** Writes the certificate of each published draw of the day to a file of its own, and one ticket's receipt. */
export async function writeProofFiles(db: Db, draws: DemoSummary["draws"]): Promise<ProofFiles> {
  const folder = join(ROOT, ".data/certificates");
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): string => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, text);
    return relative(ROOT, path);
  };
  const published = draws.filter(({ state }) => state === "settled");
  const certificates: string[] = [];
  for (const { game, id: drawId } of published) {
    certificates.push(write(`${game}-${drawId}`, await loadCertificate({ db }, { drawId })));
  }
  const [first] = published;
  const receipt = first && (await firstReceipt(db, first.id));
  return { certificates, receipt: receipt && write(`${first.game}-${first.id}-ticket-1`, receipt) };
}

async function firstReceipt(db: Db, drawId: string): Promise<string | undefined> {
  const ticket = await db.maybeOne<{ ticketId: string; playerId: string }>(
    "select id as ticket_id, player_id from ticket where draw_id = $1 and serial = 1",
    [drawId],
  );
  if (!ticket) return undefined;
  const drawSigner = openDrawSigner({ folder: env.PROOF_KEYS_DIR });
  return JSON.stringify(await loadReceipt({ db, drawSigner }, ticket));
}

/** Where the certificates are, and what checks them without trusting us. */
export function printProofFiles({ certificates, receipt }: ProofFiles): void {
  const [first] = certificates;
  if (first === undefined) return;
  const files = receipt === undefined ? first : `${first} --receipt ${receipt}`;
  console.log("  certificates");
  for (const path of certificates) console.log(`    ${path}`);
  console.log("\n  check one, and that a ticket was in the draw:");
  console.log(`    npm run verify -- ${files}`);
  console.log(`    python3 packages/verifier/python/verify.py ${files}\n`);
}

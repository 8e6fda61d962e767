import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSteps } from "../check-steps.ts";
import { generateClient } from "../prepare.ts";
import { runSteps } from "../steps.ts";
import type { Stopping } from "../stopping.ts";
import { formatTally, sumTallies } from "../tally.ts";

/** Most steps use one core for most of their time; a third fills the gaps. */
const CONCURRENCY = 3;

/** `npm run check`: everything that needs no service, in under a minute. */
export async function check(stopping: Stopping): Promise<number> {
  const reportsDir = mkdtempSync(join(tmpdir(), "sortes-check-"));
  stopping.defer(async () => rmSync(reportsDir, { recursive: true, force: true }));
  await generateClient();
  const tally = sumTallies(await runSteps(checkSteps(reportsDir), CONCURRENCY));
  console.log(formatTally(tally));
  return tally.failed === 0 ? 0 : 1;
}

import { once } from "node:events";
import { parseArgs } from "node:util";
import { z } from "zod";
import { DomainError } from "../../errors/index.ts";
import {
  DAILY_645_RULE,
  type GameRule,
  type GameRuleInput,
  PICK_3_RULE,
  parseRule,
  RAPID_KENO_RULE,
} from "../../games/index.ts";
import { toJsonSafe } from "../../money/index.ts";
import { REQUEST_BYTES_MAX } from "../hmac-drbg.core.ts";
import { type EntropyPool, openEntropyPool } from "./entropy-pool.ts";
import { simulateDraws } from "./simulate-draws.ts";

/**
 * Streams the generator's output for external test suites: `--bytes N` raw, `--draws N --game NAME` results after mapping, one
 * JSON a line. `--hardware FILE` adds a hardware generator to the sources.
 */
const games: Record<string, GameRuleInput> = {
  "daily-645": DAILY_645_RULE,
  "pick-3": PICK_3_RULE,
  "rapid-keno": RAPID_KENO_RULE,
};

const USAGE = `npm run -s rng -- --bytes N [--hardware FILE]
npm run -s rng -- --draws N --game ${Object.keys(games).join("|")} [--hardware FILE]
`;

const countSchema = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** Output in portions; made only as fast as the reader takes them. */
async function* rawOutput(entropy: EntropyPool, bytes: number): AsyncGenerator<Uint8Array> {
  for (let left = bytes; left > 0; left -= REQUEST_BYTES_MAX) {
    yield await entropy.generate(Math.min(left, REQUEST_BYTES_MAX));
  }
}

async function* mappedOutput(entropy: EntropyPool, rule: GameRule, draws: number): AsyncGenerator<string> {
  for await (const result of simulateDraws(entropy, rule, draws)) {
    yield `${JSON.stringify(toJsonSafe(result))}\n`;
  }
}

/** What the arguments ask for; undefined when they ask for nothing that can be given. */
function chooseOutput(args: string[]): AsyncIterable<Uint8Array | string> | undefined {
  const { values } = parseArgs({
    args,
    options: {
      bytes: { type: "string" },
      draws: { type: "string" },
      game: { type: "string" },
      hardware: { type: "string" },
    },
  });
  const entropy = openEntropyPool({ hardware: values.hardware });
  const [bytes, draws] = [countSchema.safeParse(values.bytes).data, countSchema.safeParse(values.draws).data];
  const rule = values.game === undefined ? undefined : games[values.game];
  if (bytes && !values.draws && !values.game) return rawOutput(entropy, bytes);
  if (draws && rule && !values.bytes) return mappedOutput(entropy, parseRule(rule), draws);
  return undefined;
}

/** Writes portion by portion. A reader that has had enough closes the pipe, which is no error. */
async function writeOut(output: AsyncIterable<Uint8Array | string>): Promise<void> {
  const { stdout } = process;
  const closed = new AbortController();
  stdout.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") process.exitCode = 1;
    closed.abort();
  });
  for await (const portion of output) {
    if (closed.signal.aborted) return;
    if (!stdout.write(portion)) await once(stdout, "drain", { signal: closed.signal }).catch(() => undefined);
  }
}

function explain(): void {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

const isArgumentError = (error: unknown) =>
  error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

try {
  const output = chooseOutput(process.argv.slice(2));
  if (output) await writeOut(output);
  else explain();
} catch (error) {
  if (isArgumentError(error)) {
    explain();
  } else if (error instanceof DomainError) {
    process.stderr.write(`${error.code} ${JSON.stringify(error.details)}\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}

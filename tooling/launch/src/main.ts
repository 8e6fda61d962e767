import { bench } from "./commands/bench.ts";
import { check } from "./commands/check.ts";
import { dbMigration } from "./commands/db-migration.ts";
import { runOnServices } from "./commands/on-services.ts";
import { start } from "./commands/start.ts";
import { test } from "./commands/test.ts";
import { LaunchError } from "./launch-error.ts";
import { Stopping } from "./stopping.ts";

type Command = (args: readonly string[], stopping: Stopping) => Promise<number>;

const COMMANDS: Record<string, Command> = {
  start: (_args, stopping) => start("production", stopping),
  dev: (_args, stopping) => start("development", stopping),
  check: (_args, stopping) => check(stopping),
  test: (_args, stopping) => test(stopping),
  bench,
  demo: (args, stopping) => runOnServices("tooling/demo/src/main.ts", args, stopping),
  "ledger:verify": (args, stopping) =>
    runOnServices("apps/worker/src/commands/ledger-verify.ts", args, stopping),
  "db:migration": dbMigration,
};

const [name = "", ...args] = process.argv.slice(2);
const stopping = new Stopping();

try {
  process.exitCode = await stopping.run(() => requireCommand(name)(args, stopping));
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof LaunchError ? error.message : error);
}
// A command that was interrupted may still wait for something; all it had started is stopped by now.
process.exit();

function requireCommand(wanted: string): Command {
  const command = COMMANDS[wanted];
  if (command === undefined) {
    throw new LaunchError(`There is no command "${wanted}"; there are: ${Object.keys(COMMANDS).join(", ")}.`);
  }
  return command;
}

// The first step of every root script. It runs on whatever Node the machine has, before anything is installed, so it uses
// built-in modules only: checks Node, installs what the lock file says, and goes on under the Node that this project brings.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const ROOT = join(import.meta.dirname ?? ".", "..", "..");
const BIN = join(ROOT, "node_modules", ".bin");
const NODE_MIN = [20, 11];
const PARENT_POLL_MS = 500;

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [majorMin, minorMin] = NODE_MIN;
  if (major < majorMin || (major === majorMin && minor < minorMin)) {
    fail(`Sortes needs Node ${NODE_MIN.join(".")} or newer to start; this is ${process.versions.node}.`);
  }
}

/**
 * Whether each package of the lock file is there in its version. npm keeps the list of what it installed in
 * `node_modules/.package-lock.json`, so an install by hand counts too. Optional ones may not fit this platform.
 */
function isInstalled() {
  const listOf = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {});
  const wanted = listOf(join(ROOT, "package-lock.json"));
  const installed = listOf(join(ROOT, "node_modules", ".package-lock.json"));
  return Object.entries(wanted).every(
    ([path, { link, optional, version }]) =>
      link || optional || !path.includes("node_modules/") || installed[path]?.version === version,
  );
}

function install() {
  console.log("Installing packages (npm ci) …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (status !== 0) {
    fail("npm could not install the packages; its message is above.");
  }
}

function run(args) {
  const env = { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ""}` };
  // The channel tells the launcher when this process dies, however it dies: then it stops everything it started.
  const launcher = spawn(join(BIN, "node"), [join(ROOT, "tooling/launch/src/main.ts"), ...args], {
    cwd: ROOT,
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // A terminal sends Ctrl-C to both; the launcher minds only the first signal it gets.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => launcher.kill(signal));
  }
  stopWithNpm(launcher);
  launcher.on("error", (error) => fail(error.message));
  launcher.on("exit", (code) => process.exit(code ?? 1));
}

/** npm, asked to end, ends its shell and not what the shell started: a new parent is the sign that npm is gone. */
function stopWithNpm(launcher) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined) {
    setInterval(() => process.ppid !== parent && launcher.kill("SIGTERM"), PARENT_POLL_MS).unref();
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

requireNode();
if (!isInstalled()) {
  install();
}
run(process.argv.slice(2));

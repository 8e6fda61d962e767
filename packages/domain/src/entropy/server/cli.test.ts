import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const program = fileURLToPath(new URL("cli.ts", import.meta.url));

/** Runs the command; closes its output after `stopAfter` bytes. */
async function run(args: string[], stopAfter = Number.POSITIVE_INFINITY) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  const errors: Buffer[] = [];
  let length = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= stopAfter) child.stdout.destroy();
  });
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  const [code] = await once(child, "close");
  return { code, output: Buffer.concat(chunks), complaint: Buffer.concat(errors).toString() };
}

it("streams exactly so many bytes, never the same", async () => {
  const [one, other] = await Promise.all([run(["--bytes", "200000"]), run(["--bytes", "200000"])]);
  expect([one.code, one.output.length, other.output.length]).toEqual([0, 200_000, 200_000]);
  expect(one.output.equals(other.output)).toBe(false);
});

it("streams results after mapping, one a line", async () => {
  const { code, output } = await run(["--draws", "20", "--game", "daily-645"]);
  const results = output
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(results).toHaveLength(20);
  for (const { kind, main, bonus } of results) {
    expect(kind).toBe("matrix");
    expect(new Set([...main, ...bonus]).size).toBe(7);
  }
});

it("ends quietly when its reader has had enough", async () => {
  const { code, complaint } = await run(["--bytes", "1000000000"], 100_000);
  expect([code, complaint]).toEqual([0, ""]);
});

it("gives nothing when a configured source is missing, and says which", async () => {
  const { code, output, complaint } = await run(["--bytes", "32", "--hardware", "/dev/no-such-generator"]);
  expect([code, output.length]).toEqual([1, 0]);
  expect(complaint).toBe('entropy.source_missing {"source":"hardware"}\n');
});

it.each([
  [[]],
  [["--draws", "5"]],
  [["--draws", "5", "--game", "bingo"]],
  [["--bytes", "0"]],
  [["--byte", "5"]],
])("explains itself when asked for %j", async (args) => {
  const { code, output, complaint } = await run(args);
  expect([code, output.length]).toEqual([2, 0]);
  expect(complaint).toContain("--bytes N");
});

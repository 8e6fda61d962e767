import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "./bench.types.ts";
import type { Verdict } from "./report.ts";

const README = join(import.meta.dirname, "../README.md");
const FORMATTER = join(import.meta.dirname, "../../node_modules/.bin/biome");
const BEGIN = "<!-- results -->\n";
const END = "<!-- /results -->";

/** Puts a run into the table of `README.md`, in the place of the bench's last one. */
export function writeRow(bench: Bench, verdict: Verdict): void {
  const on = new Date().toISOString().slice(0, "2026-01-01".length);
  writeFileSync(README, replaceRow(readFileSync(README, "utf8"), verdict.name, rowOf(bench, verdict, on)));
  execFileSync(FORMATTER, ["format", "--write", README], { stdio: "ignore" });
}

/** The text with the row of this name between the marks replaced, or added at the end. */
export function replaceRow(text: string, name: string, row: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin === -1 || end < begin) throw new Error("README.md has no marks around the table of results");
  const lines = text
    .slice(begin + BEGIN.length, end)
    .trimEnd()
    .split("\n");
  const known = lines.findIndex((line) => line.startsWith(`| \`${name}\` `));
  const replaced = known === -1 ? [...lines, row] : lines.with(known, row);
  return `${text.slice(0, begin + BEGIN.length)}${replaced.join("\n")}\n${text.slice(end)}`;
}

function rowOf(bench: Bench, verdict: Verdict, on: string): string {
  const { value, baseline, ratio, also, spread, loadCpuShare, isMet, machine } = verdict;
  const baselines = [figure(baseline), ...(also ? [figure(also.baseline)] : [])];
  const ratios = [ratio.toFixed(2), ...(also ? [also.ratio.toFixed(1)] : [])];
  const cells = [
    `\`${verdict.name}\``,
    `${figure(value)} ${verdict.unit} ± ${percent(spread.value / 2)}`,
    baselines.join(" · "),
    ratios.join(" · "),
    targetOf(bench),
    isMet ? "yes" : "no",
    loadCpuShare === undefined ? "" : percent(loadCpuShare),
    on,
    machine,
  ];
  return `| ${cells.join(" | ")} |`;
}

function targetOf({ target: { kind, least, aim }, also }: Bench): string {
  const sign = { ratio: "×", value_at_least: "", value_at_most: "≤ " }[kind];
  const told = (bound: number): string => (kind === "ratio" ? `${bound}${sign}` : `${sign}${figure(bound)}`);
  const first = `${told(least)} (${told(aim)})`;
  return also ? `${first} · ${also.least}× (${also.aim}×)` : first;
}

const figure = (value: number): string =>
  value.toLocaleString("en", { maximumFractionDigits: value < 1_000 ? 1 : 0 });

const percent = (share: number): string => `${Math.round(share * 100)} %`;

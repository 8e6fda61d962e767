/**
 * Checks every import of the repository against `rules.ts`.
 *
 * Two ways in which such a check goes blind are errors here: it read no TypeScript at all, or one of its rules no
 * longer catches its own example.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire, registerHooks } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType } from "dependency-cruiser";
import { importRules, repoDir } from "./rules.ts";

// dependency-cruiser reads TypeScript with the compiler it finds beside itself. At the root that is TypeScript 7, which it
// cannot use: it then reads nothing, or reads with a parser that does not know type-only imports. Both look like a clean
// sheet, so it is handed version 6, which this workspace has for it.
const { resolve: resolvePath } = createRequire(import.meta.url);
const compilerUrls = new Map(
  ["typescript", "typescript/package.json"].map((name) => [name, pathToFileURL(resolvePath(name)).href]),
);
registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = compilerUrls.get(specifier);
    return url ? { url, shortCircuit: true } : nextResolve(specifier, context);
  },
});
const { cruise } = await import("dependency-cruiser");

async function cruiseDir(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const forbidden = importRules.map(
    ({ name, why, rule }): IForbiddenRuleType => ({ ...rule, name, comment: why, severity: "error" }),
  );
  const options: ICruiseOptions = {
    baseDir,
    ruleSet: { forbidden },
    validate: true,
    // A type-only import binds two files together as much as any other.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next|\\.turbo|generated|test-results|playwright-report)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  };
  const { output } = await cruise(folders, options);
  if (typeof output === "string") throw new Error(`dependency-cruiser answered with text: ${output}`);
  return output;
}

function importLine(from: string, to: string, words = "import"): string {
  if (!to.includes("/src/")) return `${words} "${to}";\n`;
  const path = relative(dirname(from), to);
  return `${words} "${path.startsWith(".") ? path : `./${path}`}";\n`;
}

/** The files of all examples: path → text. */
function exampleFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const add = (path: string, line: string) => files.set(path, (files.get(path) ?? "") + line);
  for (const { example, typeOnlyExample } of importRules) {
    const { from, to, back } = example;
    add(from, importLine(from, to));
    if (to.endsWith(".ts")) add(to, back ? importLine(to, from) : "export {};\n");
    if (typeOnlyExample) add(typeOnlyExample, importLine(typeOnlyExample, to, "import type { Type } from"));
  }
  return files;
}

/** What is wrong with the rules themselves: those that miss their own example, or refuse the type-only import they allow. */
async function ruleFaults(): Promise<string[]> {
  const scratchDir = await mkdtemp(join(tmpdir(), "sortes-imports-"));
  try {
    for (const [path, text] of exampleFiles()) {
      await mkdir(dirname(join(scratchDir, path)), { recursive: true });
      await writeFile(join(scratchDir, path), text);
    }
    const { summary } = await cruiseDir(scratchDir, ["apps", "packages", "e2e"]);
    const caught = new Set(summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`));
    return importRules.flatMap(({ name, example, typeOnlyExample }) => {
      if (!caught.has(`${name} ${example.from}`))
        return [`${name}: does not catch its own example in rules.ts`];
      if (caught.has(`${name} ${typeOnlyExample}`)) return [`${name}: refuses a type-only import it allows`];
      return [];
    });
  } finally {
    await rm(scratchDir, { recursive: true });
  }
}

async function checkImports(): Promise<string[]> {
  const faults = await ruleFaults();
  if (faults.length > 0) return faults;

  const { modules, summary } = await cruiseDir(repoDir, ["apps", "packages", "e2e", "tooling"]);
  const ours = modules.filter(({ source }) => /\.tsx?$/.test(source) && !source.includes("node_modules"));
  const imports = ours.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  if (ours.length === 0 || imports === 0)
    return [`read ${ours.length} modules and ${imports} imports: the check is blind`];
  process.stdout.write(`imports: ${ours.length} modules, ${imports} imports, ${importRules.length} rules\n`);
  const whyOf = new Map(importRules.map(({ name, why }) => [name, why]));
  return summary.violations.map(
    ({ rule, from, to }) =>
      `${rule.name}: ${from}${to === from ? "" : ` → ${to}`}\n  ${whyOf.get(rule.name)}`,
  );
}

const problems = await checkImports();
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

import { describe, expect, it } from "vitest";
import { type Ban, listBans } from "./bans.ts";
import { readSourceFiles, type SourceFile, tableNames, withoutComments } from "./source-files.ts";

// The bans' own samples break every ban.
const files = readSourceFiles().filter(({ path }) => !path.startsWith("tooling/tidy/src/"));
const tables = tableNames(files);
const bans = listBans(tables);

function lookAt({ reads }: Ban, { path, text }: SourceFile): string {
  if (reads === "path") return path;
  return reads === "code" ? withoutComments(text) : text;
}

/** "path:line" of every violation. */
function violations(ban: Ban, candidates: readonly SourceFile[]): string[] {
  const global = new RegExp(ban.pattern, `${ban.pattern.flags}g`);
  return candidates
    .filter(({ path }) => ban.where.test(path) && !ban.except?.test(path))
    .flatMap((file) => {
      const text = lookAt(ban, file);
      return [...text.matchAll(global)].map(
        ({ index }) => `${file.path}:${text.slice(0, index).split("\n").length}`,
      );
    });
}

describe("tidy", () => {
  it("reads the repository, its tables included", () => {
    expect(files.map(({ path }) => path)).toContain("AGENTS.md");
    expect(tables).toContain("draw");
  });

  it.each(bans)("can find $what", (ban) => {
    expect(violations(ban, [ban.sample])).toHaveLength(1);
  });

  it.each(bans)("finds nowhere $what", (ban) => {
    expect(violations(ban, files), ban.why).toEqual([]);
  });

  it("a comment may name what the code may not do", () => {
    const text = '/* Date.now() */ const url = "http://x"; // new Date()';
    expect(withoutComments(text).trim()).toBe('const url = "http://x";');
  });

  it("every concept explains itself in a README", () => {
    const concepts = new Set(files.map(({ path }) => /^packages\/domain\/src\/([^/]+)\//.exec(path)?.[1]));
    concepts.delete(undefined);
    const explained = new Set(files.map(({ path }) => path));
    const silent = [...concepts].filter((name) => !explained.has(`packages/domain/src/${name}/README.md`));
    expect(silent).toEqual([]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type SourceFile = { readonly path: string; readonly text: string };

const repoDir = fileURLToPath(new URL("../../../", import.meta.url));

// Made by a tool, or not ours: nothing in there was written by hand.
const skippedDirs = new Set(
  "node_modules .git .next .data .turbo generated dist coverage test-results playwright-report".split(" "),
);
const skippedFiles = /^(package-lock\.json|next-env\.d\.ts)$/;
const textual = /\.(tsx?|mjs|css|sql|prisma|md|json|ya?ml)$|^\.ci\//;

/** Every text file written by hand, its path from the root with "/". */
export function readSourceFiles(dir = ""): SourceFile[] {
  return readdirSync(join(repoDir, dir), { withFileTypes: true }).flatMap((entry): SourceFile[] => {
    const path = dir ? `${dir}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return skippedDirs.has(entry.name) ? [] : readSourceFiles(path);
    if (!textual.test(path) || skippedFiles.test(entry.name)) return [];
    return [{ path, text: readFileSync(join(repoDir, path), "utf8") }];
  });
}

/** Blanks out comments, keeping every line where it was: a comment may name what the code may not do. */
export function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, " ");
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<=^|\s)\/\/.*$/gm, blank);
}

/** Names of all tables, from the Prisma schema. */
export function tableNames(files: readonly SourceFile[]): string[] {
  const schemas = files.filter(({ path }) => path.endsWith(".prisma"));
  return schemas.flatMap(({ text }) => [...text.matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name ?? ""));
}

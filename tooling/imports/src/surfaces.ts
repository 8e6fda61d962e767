import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Manifest = { exports?: Record<string, string> };

/**
 * The barrels that our packages' "exports" name, as patterns of paths from the root. Read from the package.json files,
 * so that a surface exists in one place only.
 */
export function exportedBarrels(repoDir: string): string[] {
  return globSync("packages/*/package.json", { cwd: repoDir }).flatMap((path) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(repoDir, path), "utf8"));
    const folder = path.replace(/\/package\.json$/, "");
    return Object.values(manifest.exports ?? {})
      .filter((target) => target.endsWith("/index.ts"))
      .map((target) => join(folder, target).replaceAll(".", "\\.").replaceAll("*", "[^/]+"))
      .map((pattern) => `^${pattern}$`);
  });
}

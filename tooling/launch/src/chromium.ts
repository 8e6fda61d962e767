import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { canInstallPackages, installPackage } from "./debian.ts";
import { LaunchError } from "./launch-error.ts";
import { run } from "./run.ts";

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A browser for the browser tests: Playwright's own or the machine's, else Debian's package, else Playwright's download. */
export async function findOrInstallChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) {
    return found;
  }
  if (canInstallPackages()) {
    await installPackage("chromium");
  } else {
    console.log("Installing Chromium (playwright install) …");
    await run("playwright", ["install", "chromium"]);
  }
  const installed = findChromium();
  if (installed === undefined) {
    throw new LaunchError(
      "The browser tests need Chromium and none could be installed. Install it (Debian: `apt install chromium`) or set CHROMIUM_PATH.",
    );
  }
  return installed;
}

function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM_PATH ?? "", chromium.executablePath(), ...SYSTEM_PATHS];
  return candidates.find((path) => path !== "" && existsSync(path));
}

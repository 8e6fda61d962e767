import { defineConfig } from "@playwright/test";

/** A browser of the machine's own; without it Playwright takes the one it installed. */
const { CHROMIUM_PATH } = process.env;

const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  // One browser for each of two cores; more at once only make each other late for their cutoffs.
  workers: 2,
  // A test that passes at its second try has found something.
  retries: 0,
  // A draw of a journey sells for half a minute and is settled within another half.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Malta",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }),
      args: CHROMIUM_ARGS,
    },
  },
  projects: [
    { name: "sign-in", testMatch: "setup/staff.setup.ts" },
    { name: "stage", testMatch: "setup/stage.setup.ts", dependencies: ["sign-in"] },
    {
      name: "specs",
      testMatch: "specs/{security,player,operator}/*.spec.ts",
      dependencies: ["sign-in"],
    },
    { name: "pages", testMatch: "specs/pages/*.spec.ts", dependencies: ["stage"] },
  ],
});

import { defineConfig } from "vitest/config";

const NOT_OURS = ["**/node_modules/**", "**/.next/**", "**/.data/**"];

export default defineConfig({
  test: {
    projects: [
      {
        // Pure: no service, no clock, no network.
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...NOT_OURS, "**/*.int.test.ts", "**/*.sim.test.ts"],
          // They take milliseconds; the clock only stops a hang, also on a machine that does ten things at once.
          testTimeout: 60_000,
        },
      },
      {
        // Long random walks over pure code: bounded by their number of steps, so the clock only stops a hang.
        test: { name: "sim", include: ["**/*.sim.test.ts"], exclude: NOT_OURS, testTimeout: 180_000 },
      },
      {
        test: {
          name: "int",
          include: ["**/*.int.test.ts"],
          exclude: NOT_OURS,
          globalSetup: "packages/db/src/testing/global-setup.ts",
          // Each file opens pools of its own against one Postgres; more files at once only make each other slow.
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

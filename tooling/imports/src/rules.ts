import { fileURLToPath } from "node:url";
import type { IForbiddenRuleType } from "dependency-cruiser";
import { exportedBarrels } from "./surfaces.ts";

export const repoDir = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * One forbidden import. `example` is an import that breaks the rule: the check builds it in a scratch folder and
 * refuses to run when the rule does not catch it, so no rule can rot into one that catches nothing.
 */
export type ImportRule = {
  readonly name: string;
  readonly why: string;
  readonly rule: IForbiddenRuleType;
  /** `back` also imports the other way round, for a cycle. */
  readonly example: { readonly from: string; readonly to: string; readonly back?: true };
  /** A file whose type-only import of the example's target must pass. */
  readonly typeOnlyExample?: string;
};

const tests = "\\.(test|sim|spec)\\.tsx?$";
/** `testing` is no concept: its factories reach into all of them, and `test-support-stays-in-tests` keeps them out of the rest. */
const conceptFile = "^packages/domain/src/(?!testing/)([^/]+)/";
const browserSafe = `${conceptFile}(?!server/)`;
const useCaseSurface = "^packages/domain/src/[^/]+/server/";

const barrels = exportedBarrels(repoDir);

/** A package from npm, whether it is installed or (in the scratch folder) not. */
const npm = (...names: string[]) => `(^|node_modules/)(${names.join("|")})(/|$)`;

/** `from` may not import `to`; `except` and `notTo` are what either side lets through. */
const deny = (from: string, to: string, not: { from?: string | string[]; to?: string | string[] } = {}) => ({
  from: { path: from, ...(not.from && { pathNot: not.from }) },
  to: { path: to, ...(not.to && { pathNot: not.to }) },
});

const layers: ImportRule[] = [
  {
    name: "db-imports-nothing-of-ours",
    why: "The database is the bottom of the house: it holds no rule and knows no rule.",
    rule: deny("^packages/db/", "^(apps|packages|e2e|tooling)/", { to: "^packages/db/" }),
    example: { from: "packages/db/src/low.ts", to: "packages/domain/src/draws/index.ts" },
  },
  {
    name: "jobs-know-only-zod",
    why: "A contract that both sides share must not drag one side's code into the other.",
    rule: deny("^packages/jobs/src/", ".", { from: tests, to: ["^packages/jobs/src/", npm("zod")] }),
    example: { from: "packages/jobs/src/contract.ts", to: "bullmq" },
  },
  {
    name: "domain-goes-down",
    why: "apps → api → domain → db: rules must be callable without any screen or transport.",
    rule: deny("^packages/domain/", "^(apps|e2e|tooling|packages/(api|process|site|ui))/"),
    example: { from: "packages/domain/src/wallet/upward.ts", to: "packages/api/src/player/index.ts" },
  },
  {
    name: "domain-has-no-framework",
    why: "The rules about money outlive the framework of the day.",
    rule: deny(
      "^packages/domain/",
      npm(
        "react",
        "react-dom",
        "next",
        "next-auth",
        "next-intl",
        "@trpc",
        "@tanstack",
        "@mantine",
        "bullmq",
        "fastify",
      ),
    ),
    example: { from: "packages/domain/src/wallet/framework.ts", to: "@trpc/server" },
  },
  {
    name: "api-goes-down",
    why: "A router translates between a request and a use-case; it queues nothing and renders nothing.",
    rule: deny("^packages/api/", "^(apps|e2e|tooling|packages/(jobs|process|site|ui))/"),
    example: { from: "packages/api/src/player/upward.ts", to: "packages/ui/src/index.ts" },
  },
  {
    name: "api-has-no-database",
    why: "A router that can reach a table will one day hold a rule. It may name the type Db, to hand it on, and tell errors apart.",
    rule: {
      from: { path: "^packages/api/", pathNot: tests },
      to: {
        path: ["^packages/db/", npm("@prisma", "pg")],
        pathNot: "^packages/db/src/database-errors\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    example: { from: "packages/api/src/player/shortcut.ts", to: "packages/db/src/index.ts" },
    typeOnlyExample: "packages/api/src/player/ports.ts",
  },
  {
    name: "ui-stands-alone",
    why: "A component that fetches its own data cannot be shared by two sites.",
    rule: deny("^packages/ui/", "^(apps|packages|e2e|tooling)/", { to: "^packages/ui/" }),
    example: { from: "packages/ui/src/fetching.ts", to: "packages/domain/src/draws/index.ts" },
  },
  {
    name: "site-belongs-to-neither",
    why: "What both sites are made of knows no router, no use-case and no site: each site hands in its own.",
    rule: deny("^packages/site/", `^(apps|e2e|tooling)/|^packages/(api|db|jobs|process)/|${useCaseSurface}`),
    example: { from: "packages/site/src/data/router.ts", to: "packages/api/src/player/index.ts" },
  },
  {
    name: "process-knows-only-errors",
    why: "How a process logs and ends is the same whatever it does.",
    rule: deny("^packages/process/src/", ".", {
      from: tests,
      to: ["^packages/process/src/", "^packages/domain/src/errors/", npm("pino"), "^timers/promises$"],
    }),
    example: { from: "packages/process/src/work.ts", to: "packages/domain/src/draws/server/index.ts" },
  },
  {
    name: "verifier-stands-alone",
    why: "Who checks the platform with the platform's own code has checked nothing.",
    rule: deny("^packages/verifier/", "^(apps|packages|e2e|tooling)/", { to: "^packages/verifier/" }),
    example: { from: "packages/verifier/src/borrowed.ts", to: "packages/domain/src/draws/index.ts" },
  },
  {
    name: "verifier-knows-only-hashing-and-curves",
    why: "Each package it brings along is one more that a stranger has to trust. Its command and its page's build may use the system.",
    rule: deny("^packages/verifier/src/", ".", {
      from: [tests, "^packages/verifier/src/(cli|page|testing)/"],
      to: ["^packages/verifier/src/", npm("@noble/curves", "@noble/hashes")],
    }),
    example: { from: "packages/verifier/src/heavy.ts", to: "zod" },
  },
  {
    name: "pages-reach-rules-through-the-api",
    why: "Only a site's server/ folder puts the pieces together; a page that calls a use-case skips the guard on the procedure.",
    rule: deny("^apps/(web|admin)/src/", `^packages/(db|jobs)/|${useCaseSurface}`, {
      from: ["^apps/(web|admin)/src/server/", tests],
    }),
    example: { from: "apps/web/src/app/page.tsx", to: "packages/db/src/index.ts" },
  },
  {
    name: "worker-calls-use-cases",
    why: "The worker has no requests and no screens.",
    rule: deny("^apps/worker/", "^packages/(api|site|ui)/"),
    example: { from: "apps/worker/src/requests.ts", to: "packages/api/src/operator/index.ts" },
  },
  {
    name: "control-stands-apart",
    why: "Control must be able to disagree with everything else: it knows the proof, the sources of randomness and the database.",
    rule: deny("^apps/control/src/", "^packages/", {
      from: tests,
      to: ["^packages/(db|process)/", "^packages/domain/src/(proof|entropy)/"],
    }),
    example: { from: "apps/control/src/queues.ts", to: "packages/jobs/src/index.ts" },
  },
  {
    name: "edge-calls-use-cases",
    why: "The hot path has no procedures and no screens: what it shares with the sites is sign-in, errors and live events.",
    rule: deny("^apps/edge/", "^packages/(jobs|site|ui)/|^packages/api/src/(player|operator|trpc)/"),
    example: { from: "apps/edge/src/procedures.ts", to: "packages/api/src/player/index.ts" },
  },
  {
    name: "edge-has-no-trpc",
    why: "Measured, a procedure costs five times what a plain route costs.",
    rule: deny("^apps/edge/", npm("@trpc", "superjson", "next", "bullmq")),
    example: { from: "apps/edge/src/slow.ts", to: "@trpc/server" },
  },
  {
    name: "apps-do-not-meet",
    why: "Each app is deployed alone; what two of them need is a package.",
    rule: deny("^apps/([^/]+)/", "^apps/", { to: "^apps/$1/" }),
    example: { from: "apps/web/src/borrowed.ts", to: "apps/admin/src/lent.ts" },
  },
  {
    name: "e2e-sees-what-users-see",
    why: "A journey that calls the domain proves the domain, not the journey.",
    rule: deny("^e2e/", "^packages/(domain|jobs)/|^apps/"),
    example: { from: "e2e/specs/inside.ts", to: "packages/domain/src/draws/server/index.ts" },
  },
];

const sites: ImportRule[] = [
  {
    name: "web-without-operator",
    why: "An operator procedure must not be reachable from the public site at all.",
    rule: deny("^apps/web/", "^packages/api/src/operator/"),
    example: { from: "apps/web/src/staff.ts", to: "packages/api/src/operator/index.ts" },
  },
  {
    name: "admin-without-player",
    why: "The console acts as staff, never as a player.",
    rule: deny("^apps/admin/", "^packages/api/src/player/"),
    example: { from: "apps/admin/src/play.ts", to: "packages/api/src/player/index.ts" },
  },
  {
    name: "routers-do-not-meet",
    why: "A procedure that one root borrows from the other is reachable from the other's site.",
    rule: deny("^packages/api/src/(player|operator)/", "^packages/api/src/(player|operator)/", {
      to: "^packages/api/src/$1/",
    }),
    example: { from: "packages/api/src/player/borrowed.ts", to: "packages/api/src/operator/index.ts" },
  },
];

const concepts: ImportRule[] = [
  {
    name: "concepts-meet-at-their-surfaces",
    why: "What is not in index.ts or server/index.ts may change without asking anyone.",
    rule: deny(conceptFile, "^packages/domain/src/[^/]+/", {
      to: ["^packages/domain/src/($1|testing)/", "^packages/domain/src/[^/]+/(server/)?index\\.ts$"],
    }),
    example: {
      from: "packages/domain/src/draws/reach.ts",
      to: "packages/domain/src/wallet/server/account.repo.ts",
    },
  },
  {
    name: "browser-safe-without-server",
    why: "Everything outside server/ may end up in a browser's bundle, and the database with it.",
    rule: deny(browserSafe, `${useCaseSurface}|^packages/(db|jobs)/`, { from: tests }),
    example: { from: "packages/domain/src/draws/leak.ts", to: "packages/domain/src/draws/server/index.ts" },
  },
  {
    name: "browser-safe-without-node",
    why: "A browser has no node: modules.",
    rule: { from: { path: browserSafe, pathNot: tests }, to: { dependencyTypes: ["core"] } },
    example: { from: "packages/domain/src/draws/system.ts", to: "node:crypto" },
  },
  {
    name: "browser-safe-without-native",
    why: "A browser runs no native module and opens no socket to a database.",
    rule: deny(browserSafe, npm("@node-rs", "pg", "ioredis"), { from: tests }),
    example: { from: "packages/domain/src/draws/native.ts", to: "@node-rs/argon2" },
  },
  {
    name: "core-is-pure",
    why: "A decision that can reach anything but its arguments cannot be replayed.",
    rule: deny("\\.core\\.tsx?$", ".", {
      to: [
        "\\.(schema|core|types|errors)\\.ts$",
        "^packages/domain/src/(money|errors)/",
        "^packages/domain/src/[^/]+/index\\.ts$",
        npm("zod", "temporal-polyfill", "@noble/hashes"),
      ],
    }),
    example: { from: "packages/domain/src/draws/draw.core.ts", to: "packages/domain/src/draws/clock.ts" },
  },
];

const hygiene: ImportRule[] = [
  {
    name: "packages-meet-at-their-exports",
    why: "A relative path into another workspace goes around its package.json, and with it around every promise.",
    rule: {
      from: { path: "^((?:apps|packages|tooling)/[^/]+|e2e)/" },
      to: { path: "^(apps|packages|tooling|e2e)/", pathNot: "^$1/", dependencyTypes: ["local"] },
    },
    example: { from: "apps/worker/src/tunnel.ts", to: "packages/db/src/pool.ts" },
  },
  {
    name: "test-support-stays-in-tests",
    why: "Factories write rows that no rule has judged.",
    rule: deny("^(apps|packages)/", "/src/testing/", { from: [tests, "/testing/"] }),
    example: { from: "packages/domain/src/wallet/server/factory.ts", to: "packages/db/src/testing/index.ts" },
  },
  {
    name: "no-other-barrels",
    why: "A barrel that is not a surface makes cycles and loads what nobody asked for.",
    rule: deny("^(apps|packages|e2e|tooling)/", "^(apps|packages|e2e|tooling)/.*/index\\.tsx?$", {
      to: barrels,
    }),
    example: { from: "apps/web/src/list.ts", to: "apps/web/src/parts/index.ts" },
  },
  {
    name: "no-orphan-barrels",
    why: "A surface that nobody imports is a promise to nobody.",
    // A concept's browser-safe surface always exists: it carries the error codes that every site has words for.
    rule: {
      module: {
        path: barrels,
        pathNot: "^packages/domain/src/[^/]+/index\\.ts$",
        numberOfDependentsLessThan: 1,
      },
      from: {},
    },
    example: {
      from: "packages/domain/src/orphan/server/index.ts",
      to: "packages/domain/src/orphan/server/find-orphan.ts",
    },
  },
  {
    name: "no-cycles",
    why: "Two files that need each other are one file, or a third is missing.",
    rule: { from: {}, to: { circular: true } },
    example: { from: "apps/admin/src/egg.ts", to: "apps/admin/src/hen.ts", back: true },
  },
  {
    name: "no-unresolvable",
    why: "An import that cannot be followed is an import that no rule above has seen.",
    rule: { from: {}, to: { couldNotResolve: true, pathNot: "(^|/)generated/|\\.next/" } },
    example: { from: "apps/admin/src/lost.ts", to: "no-such-package" },
  },
];

export const importRules: readonly ImportRule[] = [...layers, ...sites, ...concepts, ...hygiene];

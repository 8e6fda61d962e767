/**
 * What must not be in a file, as data. Size of files and functions, `any`, unhandled promises and the like are Biome's
 * (biome.json); which file may import which is `tooling/imports`. Here is what neither of them can see.
 */
export type Ban = {
  readonly what: string;
  readonly why: string;
  readonly pattern: RegExp;
  /** Paths it holds for, and those it lets through. */
  readonly where: RegExp;
  readonly except?: RegExp;
  /** Looks at the path, at the code without its comments, or at the whole text. */
  readonly reads: "path" | "code" | "text";
  /** A violation; the test refuses a ban that misses its own sample. */
  readonly sample: { readonly path: string; readonly text: string };
};

const code = /\.(tsx?|mjs)$/;
const tests = /\.(test|spec)\.tsx?$/;
const anywhere = /./;

/** The bans; those on SQL need the names of the tables. */
export function listBans(tables: readonly string[]): Ban[] {
  return [...databaseBans(tables), ...determinismBans, ...typeBans, ...testBans, ...nameBans, ...wordBans];
}

function databaseBans(tables: readonly string[]): Ban[] {
  const repoOrTest = /\.repo\.ts$|\.(test|spec)\.tsx?$|\/testing\//;
  return [
    {
      what: "a table named in SQL outside *.repo.ts",
      why: "Who wants to know what touches a table opens one file per concept.",
      pattern: new RegExp(
        `\\b(?:from|join|into|update)\\s+"?(?:${tables.join("|")})"?(?=[\\s,;()\`]|$)`,
        "i",
      ),
      where: /^(apps|packages)\/.*\.tsx?$/,
      except: new RegExp(`^packages/db/|${repoOrTest.source}`),
      reads: "code",
      sample: {
        path: "packages/domain/src/draws/server/close-draw.ts",
        text: "tx.query(`update draw set state = $1`)",
      },
    },
    {
      what: "a table read through Prisma outside *.repo.ts",
      why: "The same, for the reads behind the screens.",
      pattern: /\bread\.\w+\.(find|count|aggregate|groupBy)/,
      where: /^(apps|packages)\/.*\.tsx?$/,
      except: new RegExp(`^packages/db/|${repoOrTest.source}`),
      reads: "code",
      sample: {
        path: "packages/domain/src/draws/server/list-draws.ts",
        text: "await db.read.draw.findMany({})",
      },
    },
  ];
}

const determinismBans: Ban[] = [
  {
    what: "Math.random",
    why: "Chance in a lottery comes from one place, and that is not it.",
    pattern: /\bMath\.random\b/,
    where: code,
    reads: "code",
    sample: { path: "apps/web/src/app/page.tsx", text: "const pick = Math.random();" },
  },
  {
    what: "a process clock in the domain",
    why: "Time is the database's; a process clock never decides anything.",
    pattern: /\bnew Date\(\s*\)|\bDate\.now\(|\bTemporal\.Now\b/,
    where: /^packages\/domain\//,
    except: tests,
    reads: "code",
    sample: { path: "packages/domain/src/draws/server/close-draw.ts", text: "const now = new Date();" },
  },
  {
    what: "waiting in a core",
    why: "A pure decision has nothing to wait for.",
    pattern: /\b(async|await|Promise)\b/,
    where: /\.core\.tsx?$/,
    reads: "code",
    sample: { path: "packages/domain/src/draws/draw.core.ts", text: "export async function decide() {}" },
  },
  {
    what: "process.env outside env.ts",
    why: "A setting that no schema has parsed fails far from where it was mistyped.",
    pattern: /\bprocess\.env\b/,
    where: code,
    except: /^tooling\/|(^|\/)(env|[a-z]+\.config)\.(ts|mjs)$/,
    reads: "code",
    sample: { path: "apps/worker/src/main.ts", text: "const url = process.env.REDIS_URL;" },
  },
];

const typeBans: Ban[] = [
  {
    what: "a cast that ends the argument with the compiler",
    why: "The compiler was right more often than the cast.",
    pattern: /\bas any\b|\bas unknown as\b/,
    where: code,
    reads: "code",
    sample: { path: "apps/web/src/cast.ts", text: "const draw = row as unknown as Draw;" },
  },
  {
    what: "a silenced compiler",
    why: "A silenced error comes back as a bug.",
    pattern: /@ts-(ignore|nocheck)/,
    where: code,
    reads: "text",
    sample: { path: "apps/web/src/quiet.ts", text: "// @ts-ignore" },
  },
];

const testBans: Ban[] = [
  {
    what: "a test that is skipped, or hides the others",
    why: "A guarantee that is not tested today was not given today.",
    pattern: /\b(it|test|describe|suite)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf)\b/,
    where: tests,
    reads: "code",
    sample: {
      path: "packages/domain/src/draws/draw.core.test.ts",
      text: 'it.skip("a settled draw …", () => {})',
    },
  },
  {
    what: "a sleep",
    why: "Too short it fails at random, too long it wastes every run: wait for what is expected instead.",
    pattern: /\bwaitForTimeout\b|from "node:timers\/promises"|new Promise\(\(\w+\) => setTimeout\(/,
    where: tests,
    reads: "code",
    sample: { path: "e2e/specs/player/day.spec.ts", text: "await page.waitForTimeout(500);" },
  },
];

const nameBans: Ban[] = [
  {
    what: "a name that says nothing",
    why: "What fits nowhere else fits nowhere.",
    pattern: /(^|\/)(utils?|helpers?|common|misc)([./]|$)/,
    where: /^(apps|packages|tooling|e2e|bench)\//,
    reads: "path",
    sample: { path: "packages/domain/src/wallet/utils.ts", text: "" },
  },
  {
    what: "a file name that is not kebab-case with a known suffix",
    why: "The suffix tells what a file may do before it is opened.",
    // Only the last part of the path is looked at: [param] and (group) are folders of Next.js.
    pattern:
      /\/(?![a-z0-9]+(-[a-z0-9]+)*(\.(schema|core|repo|errors|types|jobs|router))?(\.(int|sim))?(\.(test|spec|config|setup|module|d))?\.\w+$)[^/]*$/,
    where: /^(apps|packages|tooling|e2e|bench)\/.*\.(tsx?|mjs|css)$/,
    reads: "path",
    sample: { path: "packages/domain/src/wallet/postTransfer.service.ts", text: "" },
  },
];

const wordBans: Ban[] = [
  {
    what: "work left for later",
    why: "What is not done is not in the code; what must be done has a place where it is planned.",
    pattern: /\b(TODO|FIXME|XXX)\b/,
    where: /\.(tsx?|mjs|css|sql|prisma)$/,
    reads: "text",
    sample: { path: "apps/web/src/later.ts", text: "// TODO" },
  },
  {
    what: "a word about how the work was done",
    why: "The project speaks of itself only.",
    pattern:
      /\b(issues? #?\d+|claude|anthropic|chatgpt|openai|copilot|codex|language model|AI (tool|assistant|agent)s?|coding agents?|(this|a later|an earlier) session of)\b/i,
    where: anywhere,
    reads: "text",
    sample: { path: "docs/money.md", text: "See issue 12." },
  },
  {
    what: "a path or a host of one machine",
    why: "It works on no other.",
    pattern:
      /(?<![\w.])\/(work|root|home)\/\w|\bregistry\.npmjs\.org\b|\bregistry\.\w+\.(com|org|net|dev|internal)\b/,
    where: anywhere,
    reads: "text",
    sample: { path: "docs/money.md", text: "Open /home/me/sortes." },
  },
];

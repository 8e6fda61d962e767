import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { MigrationPrismaPg } from "./migration-adapter.ts";

/**
 * Prisma's schema engine, the one behind `prisma migrate`, as WebAssembly from npm. The `prisma` command downloads a binary
 * of it instead, which a machine with only the npm registry cannot; the history it writes (`_prisma_migrations`) is the same.
 */
export type SchemaEngine = bindings.SchemaEngine;

/** Schema files as [path, text]. */
export type Datamodels = [string, string][];

/** The engine's answer to a failed operation carries its message; what Postgres said is the cause. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** The part of the WebAssembly interface used here: Node has it, but only the browsers' types describe it. */
declare const WebAssembly: {
  instantiate(wasm: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let instantiated: Promise<void> | undefined;

/** Opens the engine on the database of `url`, runs `work` and frees it. */
export async function withSchemaEngine<Result>(
  options: { url: string; datamodels?: Datamodels },
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  instantiated ??= instantiate();
  await instantiated;
  const pool = new pg.Pool({ connectionString: options.url, application_name: "sortes-migrate" });
  const adapter = new MigrationPrismaPg(pool);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: options.datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } catch (error) {
    throw new MigrationError(adapter.scriptError?.message ?? String(error), {
      cause: adapter.scriptError ?? error,
    });
  } finally {
    engine.free();
    await pool.end();
  }
}

async function instantiate(): Promise<void> {
  const require = createRequire(import.meta.url);
  const path = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await readFile(path.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start !== "function") {
    throw new MigrationError("this build of the schema engine has no start function");
  }
  // Where the engine reports a bug of its own; without it the message would be lost behind "unreachable".
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new MigrationError(`the schema engine panicked: ${message}`);
      },
    },
  });
  start();
}

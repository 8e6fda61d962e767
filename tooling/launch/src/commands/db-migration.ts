import { relative } from "node:path";
import { createMigration } from "@sortes/db/migrate";
import { LaunchError } from "../launch-error.ts";
import { ROOT } from "../paths.ts";
import type { Stopping } from "../stopping.ts";
import { openServices } from "./on-services.ts";

/** `npm run db:migration -- NAME`: writes what the schema files have and the migrations lack. It is not applied. */
export async function dbMigration(args: readonly string[], stopping: Stopping): Promise<number> {
  const [name] = args;
  if (name === undefined || args.length !== 1) {
    throw new LaunchError("Give the migration a name: npm run db:migration -- add_claims");
  }
  const { databaseUrl } = await openServices(stopping);
  const path = await createMigration({ url: databaseUrl, name }).catch((error: unknown) => {
    throw error instanceof RangeError ? new LaunchError(error.message) : error;
  });
  console.log(
    path === undefined
      ? "The schema and the migrations agree: nothing to write."
      : `Wrote ${relative(ROOT, path)}. Read it, then start or test: both apply it.`,
  );
  return 0;
}

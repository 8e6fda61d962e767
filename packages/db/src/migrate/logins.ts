import pg from "pg";
import { withClient } from "./databases.ts";

/** What programs may do in the database; migrations make these roles, without a login. */
type DatabaseRole = "sortes_app" | "sortes_control";

/**
 * Gives a role a login for the database of `url`, which is its owner's, and returns the address of that login. Doing it again sets the
 * password anew. Logins are named after their database: two installations on one server do not meet.
 */
export async function openLogin(url: string, role: DatabaseRole, password: string): Promise<string> {
  const login = new URL(url);
  const name = `${role}_${decodeURIComponent(login.pathname.slice(1))}`;
  const [identifier, secret] = [pg.escapeIdentifier(name), pg.escapeLiteral(password)];
  await withClient(url, async (client) => {
    const known = await client.query("select from pg_roles where rolname = $1", [name]);
    if (known.rowCount === 0) await client.query(`create role ${identifier}`);
    await client.query(`alter role ${identifier} login password ${secret}`);
    await client.query(`grant ${pg.escapeIdentifier(role)} to ${identifier}`);
  });
  login.username = encodeURIComponent(name);
  login.password = encodeURIComponent(password);
  return login.href;
}

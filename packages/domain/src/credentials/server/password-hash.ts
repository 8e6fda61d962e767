import { hash, verify } from "@node-rs/argon2";

/**
 * argon2id with the parameters of the OWASP password storage cheat sheet (19 MiB, 2 passes, 1 lane). About 20 ms of a core:
 * always done outside a transaction, which would hold its locks meanwhile.
 */
const OWASP = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, OWASP);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the hash. Without a hash (nobody has that name) it verifies against a decoy and says no, so an
 * unknown name takes as long to refuse as a wrong password.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  if (passwordHash !== undefined) {
    return verify(passwordHash, password);
  }
  decoy ??= hashPassword("a password that nobody has");
  await verify(await decoy, password);
  return false;
}

import { randomUUID } from "node:crypto";
import type { Db } from "@sortes/db";
import { createSandboxProcessor, deposit } from "@sortes/domain/payments/server";
import { signUp } from "@sortes/domain/players/server";
import { runAll } from "./progress.ts";

/** The seeds' home jurisdiction, where all three games are on sale. */
const JURISDICTION = "MT";
const PASSWORD = "a calm evening with numbers";
const DEPOSIT_MINOR = 200_00n;

/** Hashing a password is slow on purpose; more at once than cores only waits. */
const SIGN_UPS_AT_ONCE = 4;
const DEPOSITS_AT_ONCE = 16;

/** Signs players up through the same door as the site. `run` keeps the addresses of two demos apart. */
export function signUpPlayers(db: Db, count: number, run: string): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_unused, index) => index + 1);
  return runAll("players sign up", numbers, SIGN_UPS_AT_ONCE, async (number) => {
    const { playerId } = await signUp(
      { db },
      {
        email: `demo-${run}-${number}@example.com`,
        password: PASSWORD,
        displayName: `Player ${number}`,
        birthOn: "1990-06-15",
        jurisdictionCode: JURISDICTION,
      },
    );
    return playerId;
  });
}

/** Everybody pays in through the sandbox processor; every twentieth gets its answer twice. */
export async function payIn(db: Db, playerIds: readonly string[]): Promise<bigint> {
  const processor = createSandboxProcessor({ db });
  const payments = await runAll("deposits", playerIds, DEPOSITS_AT_ONCE, (playerId, index) =>
    deposit(
      { db, processor },
      {
        playerId,
        amountMinor: DEPOSIT_MINOR,
        instrument: index % 20 === 0 ? "tok_twice" : "tok_visa_ok",
        idempotencyKey: randomUUID(),
      },
    ),
  );
  return payments.reduce(
    (sum, payment) => sum + (payment.state === "succeeded" ? payment.amountMinor : 0n),
    0n,
  );
}

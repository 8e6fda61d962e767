import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { requireSession, signUp } from "@sortes/domain/players/server";
import type { NextAuthOptions } from "next-auth";
import { encode } from "next-auth/jwt";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readSignInError } from "../errors/sign-in-error.ts";
import { systemErrors } from "../errors/system.errors.ts";
import { createPlayerAuthOptions } from "./player-auth.ts";
import { readClient, readSessionId } from "./read-request.ts";
import { createStaffAuthOptions } from "./staff-auth.ts";

const secret = "a secret of the tests, long enough to be one";
const password = "correct horse battery staple";
const logger = pino({ level: "silent" });
const attempts = { take: vi.fn(async () => undefined) };
const settings = { secret, isSecure: false, logger, attempts, trustedProxyHops: 1 };
let database: TestDatabase;
let options: NextAuthOptions;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.query(
    `insert into jurisdiction (code, name, currency, time_zone, min_age_years, locale)
     values ('TST', 'Test', 'EUR', 'UTC', 18, 'en')`,
  );
  options = createPlayerAuthOptions({ ...settings, db: database.db });
});
afterAll(() => database.drop());

async function signUpSomebody(): Promise<string> {
  const email = `player-${randomUUID()}@example.test`;
  await signUp(
    { db: database.db },
    { email, password, displayName: "Player", birthOn: "1990-01-01", jurisdictionCode: "TST" },
  );
  return email;
}

/** What next-auth does with a posted form: `authorize`, then the token's callback. */
async function post(form: Record<string, string>) {
  const [provider] = options.providers;
  if (provider?.type !== "credentials") throw new TypeError("there is one provider, of credentials");
  const headers = { "user-agent": "A browser", "x-forwarded-for": "198.51.100.7, 203.0.113.9" };
  const user = await provider.authorize({ csrfToken: "x", json: "true", ...form }, { headers });
  if (!user) throw new TypeError("authorize answers or throws");
  return options.callbacks?.jwt?.({ token: { sub: user.id, name: "x" }, user, account: null });
}

test("signing in makes a token that says nothing but which session it is", async () => {
  const email = await signUpSomebody();
  const token = await post({ email, password, code: "" });
  expect(token).toEqual({ sessionId: expect.any(String) });
  const { player } = await requireSession({ db: database.db }, { sessionId: String(token?.sessionId) });
  expect(player.email).toBe(email);
  const rows = await database.db.query("select user_agent, address from player_session where id = $1", [
    token?.sessionId,
  ]);
  expect(rows).toEqual([{ userAgent: "A browser", address: "203.0.113.9" }]);
});

test("a refusal reaches the form with its code and details", async () => {
  const email = await signUpSomebody();
  const refusal = (form: Record<string, string>) =>
    post(form).then(
      () => "signed in",
      (error: unknown) => readSignInError(error instanceof Error ? error.message : ""),
    );
  expect(await refusal({ email, password: "wrong" })).toMatchObject({ code: "player.sign_in_failed" });
  expect(await refusal({ email: "no address", password })).toEqual({
    code: "system.invalid_input",
    kind: "invalid",
    details: { fields: ["email"] },
  });
  await refusal({ email, password: "wrong" });
  await refusal({ email, password: "wrong" });
  expect(await refusal({ email, password })).toMatchObject({
    code: "player.sign_in_locked",
    kind: "limit",
    details: { until: expect.stringMatching(/^\d{4}-.*Z$/) },
  });
});

test("an address that tries too often is refused before its password is looked at", async () => {
  const email = await signUpSomebody();
  attempts.take.mockRejectedValueOnce(systemErrors.rate_limited({ details: { retryAfterS: 7 } }));
  const refused = await post({ email, password }).catch((error: Error) => readSignInError(error.message));
  expect(refused).toMatchObject({ code: "system.rate_limited", kind: "limit", details: { retryAfterS: 7 } });
  expect(attempts.take).toHaveBeenLastCalledWith("player-sign-in", "203.0.113.9");
});

test("of several proxies of ours, what the first one wrote is the caller's address", () => {
  const addressOf = (forwarded: string, hops: number) =>
    readClient(new Headers({ "x-forwarded-for": forwarded }), hops).address;
  expect(addressOf("192.0.2.66, 198.51.100.7, 203.0.113.9", 1)).toBe("203.0.113.9");
  expect(addressOf("192.0.2.66, 198.51.100.7, 203.0.113.9", 2)).toBe("198.51.100.7");
  expect(addressOf("203.0.113.9", 2)).toBe("203.0.113.9");
  expect(readClient(new Headers(), 1).address).toBe("");
});

test("the browser is told that there is a session, not which", async () => {
  const session = await options.callbacks?.session?.({
    session: { expires: "2027-01-01T00:00:00.000Z", user: { name: "x" } },
    token: { sessionId: randomUUID() },
    user: { id: "", email: "", emailVerified: null },
    newSession: undefined,
    trigger: "update",
  });
  expect(session).toEqual({ expires: "2027-01-01T00:00:00.000Z" });
});

test("signing out ends the session in the database, and doing it again is harmless", async () => {
  const email = await signUpSomebody();
  const token = await post({ email, password });
  const sessionId = String(token?.sessionId);
  await options.events?.signOut?.({ token: { sessionId }, session: { expires: "" } });
  await expect(requireSession({ db: database.db }, { sessionId })).rejects.toMatchObject({
    code: "player.session_ended",
  });
  await options.events?.signOut?.({ token: { sessionId }, session: { expires: "" } });
});

test("a session id is read only from a cookie of the right site, made with our secret", async () => {
  const sessionId = randomUUID();
  const cookieOf = async (name: string, key: string) =>
    new Headers({ cookie: `other=1; ${name}=${await encode({ token: { sessionId }, secret: key })}` });
  const mine = await cookieOf("sortes-player.session-token", secret);
  expect(await readSessionId({ headers: mine, site: "player", secret })).toBe(sessionId);
  expect(await readSessionId({ headers: mine, site: "staff", secret })).toBeNull();
  const forged = await cookieOf("sortes-player.session-token", "another secret of the same length, say");
  expect(await readSessionId({ headers: forged, site: "player", secret })).toBeNull();
  expect(await readSessionId({ headers: new Headers(), site: "player", secret })).toBeNull();
});

test("the two sites do not share a cookie", () => {
  const staff = createStaffAuthOptions({ ...settings, db: database.db, isSecure: true });
  const namesOf = ({ cookies }: NextAuthOptions) => Object.values(cookies ?? {}).map(({ name }) => name);
  const shared = namesOf(options).filter((name) => namesOf(staff).includes(name));
  expect(shared).toEqual([]);
  expect(Object.values(staff.cookies ?? {}).every((cookie) => cookie.options.secure)).toBe(true);
});

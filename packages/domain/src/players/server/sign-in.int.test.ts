import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signUpTestPlayer, TEST_PASSWORD, totpCode } from "../../testing/people-fixtures.ts";
import {
  changePassword,
  disableTotp,
  enableTotp,
  listSessions,
  loadSessions,
  requireSession,
  revokeSession,
  setPlayerStatus,
  signIn,
  signOut,
  startTotp,
} from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolMax: 20 });
});
afterAll(() => database.drop());

const system = { kind: "system", id: "test" } as const;
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => "accepted", codeOf);

describe("the sign-in lock", () => {
  test("three failures lock the address, for the right password too, until the database says otherwise", async () => {
    const { db } = database;
    const { email } = await signUpTestPlayer(db);
    for (let count = 0; count < 3; count += 1) {
      expect(await refusal(signIn({ db }, { email, password: "wrong" }))).toBe("player.sign_in_failed");
    }
    await expect(signIn({ db }, { email, password: TEST_PASSWORD })).rejects.toMatchObject({
      code: "player.sign_in_locked",
      details: { until: expect.any(Date) },
    });
    await db.query("update sign_in_failure set at = at - interval '31 minutes' where subject = $1", [email]);
    expect(await refusal(signIn({ db }, { email, password: TEST_PASSWORD }))).toBe("accepted");
  });

  test("thirty guesses at once are still three", async () => {
    const { db } = database;
    const { email } = await signUpTestPlayer(db);
    const codes = await Promise.all(
      Array.from({ length: 30 }, () => refusal(signIn({ db }, { email, password: "wrong" }))),
    );
    expect(codes.filter((code) => code === "player.sign_in_failed")).toHaveLength(3);
    expect(codes.filter((code) => code === "player.sign_in_locked")).toHaveLength(27);
  });

  test("an address that nobody has fails and locks alike", async () => {
    const { db } = database;
    const unknown = { email: "nobody@example.test", password: TEST_PASSWORD };
    const codes: string[] = [];
    for (let count = 0; count < 4; count += 1) codes.push(await refusal(signIn({ db }, unknown)));
    expect(codes).toEqual([...Array(3).fill("player.sign_in_failed"), "player.sign_in_locked"]);
  });

  test("a success starts the count anew", async () => {
    const { db } = database;
    const { email } = await signUpTestPlayer(db);
    for (const password of ["wrong", "wrong", TEST_PASSWORD, "wrong", "wrong", TEST_PASSWORD]) {
      const expected = password === TEST_PASSWORD ? "accepted" : "player.sign_in_failed";
      expect(await refusal(signIn({ db }, { email, password }))).toBe(expected);
    }
  });
});

describe("sessions", () => {
  test("a session tells who is signed in and ends at once when revoked", async () => {
    const { db } = database;
    const { email, playerId } = await signUpTestPlayer(db);
    const session = await signIn({ db }, { email, password: TEST_PASSWORD, userAgent: "test" });
    const signedIn = await requireSession({ db }, { sessionId: session.id });
    expect(signedIn).toMatchObject({
      player: { id: playerId, email, currency: "EUR", hasTotp: false },
      session: { id: session.id },
    });
    expect(await listSessions({ db }, { playerId })).toMatchObject([{ id: session.id, userAgent: "test" }]);
    await revokeSession({ db }, { playerId, sessionId: session.id, actor: { kind: "player", id: playerId } });
    expect(await refusal(requireSession({ db }, { sessionId: session.id }))).toBe("player.session_ended");
    expect(await listSessions({ db }, { playerId })).toEqual([]);
  });

  test("many sessions are judged at once, each by itself, and in vain ones cost nobody his", async () => {
    const { db } = database;
    const { email, playerId } = await signUpTestPlayer(db);
    const open = () => signIn({ db }, { email, password: TEST_PASSWORD });
    const [live, ended] = [await open(), await open()];
    await signOut({ db }, { playerId, sessionId: ended.id });
    const sessionIds = [live.id, ended.id, randomUUID(), "no uuid"];
    const verdicts = await loadSessions({ db }, { sessionIds, isActivity: true });
    expect(sessionIds.map((id) => verdicts.get(id)?.ok)).toEqual([true, false, false, false]);
    expect(verdicts.get(live.id)).toMatchObject({ signedIn: { player: { id: playerId } } });
  });

  test("whoever remembers who is signed in is told when a session ends, once for each", async () => {
    const { db } = database;
    const { email, playerId } = await signUpTestPlayer(db);
    const { id: sessionId } = await signIn({ db }, { email, password: TEST_PASSWORD });
    await signOut({ db }, { playerId, sessionId });
    await signOut({ db }, { playerId, sessionId });
    await signIn({ db }, { email, password: TEST_PASSWORD });
    await setPlayerStatus({ db }, { playerId, status: "suspended", reason: "test", actor: system });
    const events = await db.query("select payload from outbox where name = $1", [`player:${playerId}`]);
    expect(events).toEqual([
      { payload: { type: "access.changed" } },
      { payload: { type: "access.changed" } },
    ]);
  });

  test("another player's session cannot be revoked and looks as if it were not there", async () => {
    const { db } = database;
    const [alice, bob] = await Promise.all([signUpTestPlayer(db), signUpTestPlayer(db)]);
    const session = await signIn({ db }, { email: alice.email, password: TEST_PASSWORD });
    const actor = { kind: "player", id: bob.playerId } as const;
    const attempt = revokeSession({ db }, { playerId: bob.playerId, sessionId: session.id, actor });
    expect(await refusal(attempt)).toBe("player.session_not_found");
    await signOut({ db }, { playerId: bob.playerId, sessionId: session.id });
    expect(await refusal(requireSession({ db }, { sessionId: session.id }))).toBe("accepted");
  });

  test("a session ends after 30 idle minutes; what its owner does keeps it alive, an open page does not", async () => {
    const { db } = database;
    const { email } = await signUpTestPlayer(db);
    const { id: sessionId } = await signIn({ db }, { email, password: TEST_PASSWORD });
    const setIdle = (minutes: number) =>
      db.query(
        "update player_session set last_seen_at = clock_timestamp() - make_interval(mins => $2) where id = $1",
        [sessionId, minutes],
      );
    const isFresh = async () =>
      (
        await db.one<{ isFresh: boolean }>(
          "select last_seen_at > clock_timestamp() - interval '1 minute' as is_fresh from player_session where id = $1",
          [sessionId],
        )
      ).isFresh;
    await setIdle(29);
    await requireSession({ db }, { sessionId, isActivity: false });
    expect(await isFresh()).toBe(false);
    await requireSession({ db }, { sessionId });
    expect(await isFresh()).toBe(true);
    await setIdle(31);
    expect(await refusal(requireSession({ db }, { sessionId }))).toBe("player.session_ended");
  });

  test("an unknown or malformed session is ended", async () => {
    const { db } = database;
    for (const sessionId of ["00000000-0000-4000-8000-000000000000", "nonsense"]) {
      expect(await refusal(requireSession({ db }, { sessionId }))).toBe("player.session_ended");
    }
  });

  test("a suspension ends every session and refuses the next sign-in; closing is final", async () => {
    const { db } = database;
    const { email, playerId } = await signUpTestPlayer(db);
    const { id: sessionId } = await signIn({ db }, { email, password: TEST_PASSWORD });
    const actor = { kind: "staff", id: "00000000-0000-4000-8000-000000000001" } as const;
    const set = (status: "active" | "suspended" | "closed") =>
      setPlayerStatus({ db }, { playerId, status, reason: "test", actor });
    await set("suspended");
    expect(await refusal(requireSession({ db }, { sessionId }))).toBe("player.session_ended");
    expect(await refusal(signIn({ db }, { email, password: TEST_PASSWORD }))).toBe("player.suspended");
    await set("closed");
    expect(await refusal(set("active"))).toBe("player.closed");
  });

  test("a new password ends every other session and the old password", async () => {
    const { db } = database;
    const { email, playerId } = await signUpTestPlayer(db);
    const here = await signIn({ db }, { email, password: TEST_PASSWORD });
    const elsewhere = await signIn({ db }, { email, password: TEST_PASSWORD });
    const change = { playerId, sessionId: here.id, newPassword: "another long sentence" };
    expect(await refusal(changePassword({ db }, { ...change, currentPassword: "wrong" }))).toBe(
      "player.password_wrong",
    );
    await changePassword({ db }, { ...change, currentPassword: TEST_PASSWORD });
    expect(await refusal(requireSession({ db }, { sessionId: here.id }))).toBe("accepted");
    expect(await refusal(requireSession({ db }, { sessionId: elsewhere.id }))).toBe("player.session_ended");
    expect(await refusal(signIn({ db }, { email, password: TEST_PASSWORD }))).toBe("player.sign_in_failed");
    expect(await refusal(signIn({ db }, { email, password: "another long sentence" }))).toBe("accepted");
  });
});

describe("two-step sign-in", () => {
  test("asks for a code once switched on, and takes each code once", async () => {
    const { db } = database;
    const { email, playerId } = await signUpTestPlayer(db);
    const { secret, uri } = await startTotp({ db }, { playerId });
    expect(uri).toContain(secret);
    const password = TEST_PASSWORD;
    const used = await totpCode(db, secret);
    expect(await refusal(enableTotp({ db }, { playerId, password, secret, code: used }))).toBe("accepted");
    expect(await refusal(signIn({ db }, { email, password }))).toBe("player.totp_required");
    expect(await refusal(signIn({ db }, { email, password, code: used }))).toBe("player.totp_wrong");
    const code = await totpCode(db, secret, 1);
    const codes = await Promise.all([
      refusal(signIn({ db }, { email, password, code })),
      refusal(signIn({ db }, { email, password, code })),
    ]);
    expect(codes.toSorted()).toEqual(["accepted", "player.totp_wrong"]);
    await db.query("delete from totp_use where subject = $1", [playerId]);
    await disableTotp({ db }, { playerId, password, code: await totpCode(db, secret) });
    expect(await refusal(signIn({ db }, { email, password }))).toBe("accepted");
  });

  test("a code cannot be guessed where it is switched off either: wrong ones count towards the lock", async () => {
    const { db } = database;
    const { email, playerId } = await signUpTestPlayer(db);
    const { secret } = await startTotp({ db }, { playerId });
    const password = TEST_PASSWORD;
    await enableTotp({ db }, { playerId, password, secret, code: await totpCode(db, secret) });
    const right = await totpCode(db, secret, 1);
    const wrong = right === "000000" ? "000001" : "000000";
    for (let count = 0; count < 3; count += 1) {
      expect(await refusal(disableTotp({ db }, { playerId, password, code: wrong }))).toBe(
        "player.totp_wrong",
      );
    }
    expect(await refusal(disableTotp({ db }, { playerId, password, code: right }))).toBe(
      "player.sign_in_locked",
    );
    await db.query("delete from sign_in_failure where subject = $1", [email]);
    expect(await refusal(disableTotp({ db }, { playerId, password, code: right }))).toBe("accepted");
    expect(await refusal(disableTotp({ db }, { playerId, password, code: right }))).toBe("player.totp_off");
    expect(await db.query("select from sign_in_failure where subject = $1", [email])).toEqual([]);
  });
});

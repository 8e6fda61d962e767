import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestStaff, TEST_PASSWORD, TEST_TOTP_SECRET, totpCode } from "../../testing/people-fixtures.ts";
import { listStaff, requireStaffSession, revokeStaffSessions, signInStaff, signOutStaff } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolMax: 20 });
});
afterAll(() => database.drop());

const password = TEST_PASSWORD;
const failed = { code: "operator.sign_in_failed" };
const ended = { code: "operator.session_ended" };
const code = (stepsAhead = 0) => totpCode(database.db, TEST_TOTP_SECRET, stepsAhead);

describe("staff sign-in", () => {
  test("a code opens one session, however many try it at once", async () => {
    const { db } = database;
    const { email, id } = await createTestStaff(db, ["operator"]);
    const shown = await code();
    const attempts = await Promise.allSettled(
      [1, 2, 3].map(() => signInStaff({ db }, { email, password, code: shown })),
    );
    const opened = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
    expect(opened).toHaveLength(1);
    const signedIn = await requireStaffSession({ db }, { sessionId: opened[0]?.id ?? "" });
    expect(signedIn).toMatchObject({ staff: { id, email, isActive: true }, roles: ["operator"] });
  });

  test("a used code and every older one are refused, the next one works", async () => {
    const { db } = database;
    const { email } = await createTestStaff(db, ["admin"]);
    const used = await code();
    await signInStaff({ db }, { email, password, code: used });
    await expect(signInStaff({ db }, { email, password, code: used })).rejects.toMatchObject(failed);
    await signInStaff({ db }, { email, password, code: await code(1) });
    await expect(signInStaff({ db }, { email, password, code: used })).rejects.toMatchObject(failed);
  });

  test("the right password with a wrong code counts towards the lock", async () => {
    const { db } = database;
    const { email } = await createTestStaff(db, ["admin"]);
    const wrong = await code(1_000);
    for (let count = 0; count < 3; count += 1) {
      await expect(signInStaff({ db }, { email, password, code: wrong })).rejects.toMatchObject(failed);
    }
    await expect(signInStaff({ db }, { email, password, code: await code() })).rejects.toMatchObject({
      code: "operator.sign_in_locked",
    });
  });

  test("an inactive member is refused like an unknown one, and open sessions end", async () => {
    const { db } = database;
    const { email, id } = await createTestStaff(db, ["support"]);
    const session = await signInStaff({ db }, { email, password, code: await code() });
    await db.query("update staff set active = false where id = $1", [id]);
    await expect(signInStaff({ db }, { email, password, code: await code(1) })).rejects.toMatchObject(failed);
    await expect(requireStaffSession({ db }, { sessionId: session.id })).rejects.toMatchObject(ended);
  });
});

describe("staff sessions", () => {
  test("end by signing out, by revocation, after 12 hours, and after 30 idle minutes", async () => {
    const { db } = database;
    const endings: ((staffId: string, sessionId: string) => Promise<unknown>)[] = [
      (staffId, sessionId) => signOutStaff({ db }, { staffId, sessionId }),
      (staffId) =>
        revokeStaffSessions(
          { db },
          { staffId, reason: "laptop lost", actor: { kind: "staff", id: staffId } },
        ),
      (_staffId, sessionId) =>
        db.query("update staff_session set expires_at = expires_at - interval '12 hours' where id = $1", [
          sessionId,
        ]),
      (_staffId, sessionId) =>
        db.query(
          "update staff_session set last_seen_at = last_seen_at - interval '30 minutes' where id = $1",
          [sessionId],
        ),
    ];
    for (const end of endings) {
      const { email, id } = await createTestStaff(db, ["support"]);
      const session = await signInStaff({ db }, { email, password, code: await code() });
      await requireStaffSession({ db }, { sessionId: session.id });
      await end(id, session.id);
      await expect(requireStaffSession({ db }, { sessionId: session.id })).rejects.toMatchObject(ended);
    }
  });
});

test("the list of staff goes by name, pages without gap or repetition and shows no secret", async () => {
  const { db } = database;
  await createTestStaff(db, ["auditor"]);
  await db.query(
    "update staff set name = case when email < 'm' then 'Zoe' else 'Ann' end || right(id::text, 1)",
  );
  const first = await listStaff({ db }, { limit: 2 });
  const second = await listStaff({ db }, { limit: 100, cursor: first.nextCursor });
  const ids = [...first.items, ...second.items].map((member) => member.id);
  const byName = await db.query<{ id: string }>("select id from staff order by name, id");
  expect(ids).toEqual(byName.map(({ id }) => id));
  expect(Object.keys(first.items[0] ?? {}).toSorted()).toEqual(
    ["createdAt", "email", "id", "isActive", "name", "roles"].toSorted(),
  );
});

import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { playerApi, refusalOf, STRANGER } from "../../fixtures/api.ts";
import { newEmail, newPlayer, PASSWORD, type Player, staff } from "../../fixtures/people.ts";
import { LONE_ADMIN, staffAccount } from "../../fixtures/seed.ts";
import { currentCode, postSignIn, signIn, siteUrls } from "../../fixtures/sign-in.ts";

const payment = (amountMinor: bigint) => ({
  amountMinor,
  instrument: "tok_visa_ok",
  idempotencyKey: randomUUID(),
});

/** One straight Pick 3 bet in the next draw of the day. */
async function buy({ api }: Player) {
  const { items } = await api.draws.open.query({ gameId: "pick-3" });
  const drawId = items.at(-1)?.id;
  if (!drawId) throw new Error("nothing is on sale");
  return api.betting.buy.mutate({
    idempotencyKey: randomUUID(),
    purchase: {
      gameId: "pick-3",
      drawIds: [drawId],
      lines: [{ kind: "digits", betType: "straight", picks: { digits: [1, 2, 3] }, stakeMinor: 1_00n }],
      playNextIfLate: false,
    },
  });
}

async function playerIdOf({ api }: Player): Promise<string> {
  return (await api.account.profile.query()).id;
}

test("the session cookie is out of reach for scripts and for other sites", async () => {
  const { email } = await newPlayer();
  const { setCookies } = await postSignIn("web", { email, password: PASSWORD });
  const session = setCookies.find((cookie) => cookie.startsWith("sortes-player.session-token="));
  expect(session).toMatch(/; HttpOnly/i);
  expect(session).toMatch(/; SameSite=Lax/i);
  const csrf = await fetch(`${siteUrls.admin}/api/auth/csrf`);
  expect(csrf.headers.get("set-cookie")).toMatch(/sortes-staff\.csrf-token=.*HttpOnly.*SameSite=Lax/i);
});

test("a page of another site can make no signed-in player do anything", async ({ browser }) => {
  const player = await newPlayer({ fundsMinor: 20_00n });
  const context = await browser.newContext({ storageState: player.state });
  const page = await context.newPage();
  const forgery = await postFromAnotherSite(page, `${siteUrls.web}/api/trpc/account.totp.start`);
  expect(forgery.status).toBe(415);
  expect(forgery.cookie).toBeUndefined();
  await context.close();
});

/** Submits a form from a page of another site and tells how the request went out and what came back. */
async function postFromAnotherSite(page: Page, action: string) {
  await page.route("https://elsewhere.example/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<form method="post" enctype="text/plain" action="${action}"><button>Win</button></form>`,
    }),
  );
  await page.goto("https://elsewhere.example/");
  const [response] = await Promise.all([
    page.waitForResponse(action),
    page.getByRole("button", { name: "Win" }).click(),
  ]);
  const { cookie } = await response.request().allHeaders();
  return { status: response.status(), cookie };
}

test("no page lets another site put it into a frame", async () => {
  for (const url of Object.values(siteUrls)) {
    const response = await fetch(`${url}/sign-in`);
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  }
});

test("a mutation cannot be asked for by an address", async () => {
  const response = await fetch(`${siteUrls.web}/api/trpc/account.totp.start`);
  expect(response.status).toBe(405);
});

test("a sign-in form without the site's own token is not even looked at", async () => {
  const { email } = await newPlayer();
  const response = await fetch(`${siteUrls.web}/api/auth/callback/credentials`, {
    method: "POST",
    body: new URLSearchParams({ email, password: PASSWORD, json: "true" }),
    redirect: "manual",
  });
  expect(response.headers.getSetCookie().some((cookie) => cookie.includes("session-token"))).toBe(false);
});

test("three failures lock an address, for the right password too, known or not", async () => {
  const { email } = await newPlayer();
  for (const address of [email, newEmail()]) {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { refusal } = await postSignIn("web", { email: address, password: "not the password" });
      expect(refusal).toBe("player.sign_in_failed");
    }
    const { refusal } = await postSignIn("web", { email: address, password: PASSWORD });
    expect(refusal).toBe("player.sign_in_locked");
  }
});

test("a code opens one session, never two", async () => {
  const account = staffAccount(LONE_ADMIN);
  const form = { email: account.email, password: account.password, code: await currentCode(account) };
  expect((await postSignIn("admin", form)).refusal).toBeNull();
  expect((await postSignIn("admin", form)).refusal).toBe("operator.sign_in_failed");
});

test("a password without a code opens no console", async () => {
  const { email, password } = staffAccount("auditor");
  expect((await postSignIn("admin", { email, password })).refusal).toBe("system.invalid_input");
});

test("a player's password opens no console, and a staff member's no player site", async () => {
  const { email } = await newPlayer();
  const code = "123456";
  expect((await postSignIn("admin", { email, password: PASSWORD, code })).refusal).toBe(
    "operator.sign_in_failed",
  );
  const { email: staffEmail, password } = staffAccount("support");
  expect((await postSignIn("web", { email: staffEmail, password })).refusal).toBe("player.sign_in_failed");
});

test("a session that its owner ended is refused at once", async () => {
  const player = await newPlayer();
  const elsewhere = playerApi(await signIn("web", { email: player.email, password: PASSWORD }));
  const { currentId } = await elsewhere.account.sessions.query();
  await player.api.account.revokeSession.mutate({ sessionId: currentId });
  expect(await refusalOf(elsewhere.account.profile.query())).toBe("player.session_ended");
  await expect(player.api.account.profile.query()).resolves.toMatchObject({ email: player.email });
});

test("a session that staff ended is refused at once", async () => {
  const player = await newPlayer();
  const { currentId } = await player.api.account.sessions.query();
  await staff("support").api.players.revokeSession.mutate({
    playerId: await playerIdOf(player),
    sessionId: currentId,
  });
  expect(await refusalOf(player.api.account.profile.query())).toBe("player.session_ended");
});

test("what belongs to another player is answered as if it did not exist", async () => {
  const owner = await newPlayer({ fundsMinor: 20_00n });
  const other = await newPlayer();
  const [ticket] = (await buy(owner)).tickets;
  const { currentId } = await owner.api.account.sessions.query();
  const ticketId = ticket?.ticketId ?? "";
  await expect(owner.api.betting.ticket.query({ ticketId })).resolves.toMatchObject({ ticketId });

  const nothing = randomUUID();
  for (const id of [ticketId, nothing]) {
    expect(await refusalOf(other.api.betting.ticket.query({ ticketId: id }))).toBe("bet.ticket_not_found");
  }
  for (const id of [currentId, nothing]) {
    expect(await refusalOf(other.api.account.revokeSession.mutate({ sessionId: id }))).toBe(
      "player.session_not_found",
    );
  }
  await expect(owner.api.account.profile.query()).resolves.toMatchObject({ email: owner.email });
});

test("an excluded player cannot bet or pay in from that moment on, and still gets his money out", async () => {
  const player = await newPlayer({ fundsMinor: 50_00n });
  await buy(player);
  await player.api.protection.excludeSelf.mutate({ kind: "cool_off", days: 1 });
  expect(await refusalOf(buy(player))).toBe("protection.excluded");
  expect(await refusalOf(player.api.wallet.deposit.mutate(payment(10_00n)))).toBe("protection.excluded");
  await expect(player.api.wallet.withdraw.mutate(payment(40_00n))).resolves.toMatchObject({
    state: "succeeded",
  });
});

test("a player whom staff excluded is refused at once", async () => {
  const player = await newPlayer({ fundsMinor: 20_00n });
  await staff("support").api.players.exclude.mutate({
    playerId: await playerIdOf(player),
    request: { kind: "self_exclusion", months: 6 },
    reason: "asked for it on the telephone",
  });
  expect(await refusalOf(buy(player))).toBe("protection.excluded");
});

test("a suspended player is refused at once, and cannot sign in", async () => {
  const player = await newPlayer({ fundsMinor: 20_00n });
  await staff("compliance").api.players.setStatus.mutate({
    playerId: await playerIdOf(player),
    status: "suspended",
    reason: "the identity document is being looked at",
  });
  expect(await refusalOf(buy(player))).toMatch(/^player\.(session_ended|suspended)$/);
  expect((await postSignIn("web", { email: player.email, password: PASSWORD })).refusal).toBe(
    "player.suspended",
  );
});

test("nobody below the age of his jurisdiction opens an account", async () => {
  const signUp = playerApi(STRANGER).account.signUp.mutate({
    email: newEmail(),
    password: PASSWORD,
    displayName: "Too young",
    birthOn: `${new Date().getUTCFullYear() - 17}-01-01`,
    jurisdictionCode: "MT",
  });
  expect(await refusalOf(signUp)).toBe("player.under_age");
});

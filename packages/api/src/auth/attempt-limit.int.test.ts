import { randomUUID } from "node:crypto";
import { testRedisPrefix, testRedisUrl } from "@sortes/db/testing";
import { Redis } from "ioredis";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AttemptLimit, type AttemptLimitOptions } from "./attempt-limit.ts";

const logger = pino({ level: "silent" });
const limited = { code: "system.rate_limited", kind: "limit" };
let redis: Redis;

beforeAll(() => {
  redis = new Redis(testRedisUrl(), { keyPrefix: testRedisPrefix() });
});
afterAll(async () => {
  redis.disconnect();
});

/** One process of a site. */
const siteProcess = (store: AttemptLimitOptions["redis"] = redis) =>
  new AttemptLimit({ redis: store, logger, perMinute: 4 });
const newAddress = () => `test-${randomUUID()}`;

test("an address may try so often in a minute, whichever process it meets, and is told when to come back", async () => {
  const address = newAddress();
  const [one, other] = [siteProcess(), siteProcess()];
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, (_unused, index) =>
      (index % 2 === 0 ? one : other).take("player-sign-in", address),
    ),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  const refusal = await one.take("player-sign-in", address).catch((error: unknown) => error);
  expect(refusal).toMatchObject(limited);
  const { details } = refusal as { details: { retryAfterS: number } };
  expect(details.retryAfterS).toBeGreaterThan(0);
  expect(details.retryAfterS).toBeLessThanOrEqual(60);
});

test("other addresses, and other kinds of attempt, are counted by themselves", async () => {
  const address = newAddress();
  const site = siteProcess();
  for (let count = 0; count < 4; count += 1) await site.take("sign-up", address);
  await expect(site.take("sign-up", address)).rejects.toMatchObject(limited);
  await site.take("player-sign-in", address);
  await site.take("sign-up", newAddress());
});

test("the addresses of one IPv6 network are one", async () => {
  const network = `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}`;
  const site = siteProcess();
  for (let host = 1; host <= 4; host += 1) await site.take("sign-up", `${network}::${host}`);
  await expect(site.take("sign-up", `${network}::5`)).rejects.toMatchObject(limited);
});

test("while Redis is away a process goes by its own count", async () => {
  const away = new Redis({ port: 1, lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  away.on("error", () => undefined);
  const site = siteProcess(away);
  const address = newAddress();
  for (let count = 0; count < 4; count += 1) await site.take("staff-sign-in", address);
  await expect(site.take("staff-sign-in", address)).rejects.toMatchObject(limited);
  await site.take("staff-sign-in", newAddress());
  away.disconnect();
});

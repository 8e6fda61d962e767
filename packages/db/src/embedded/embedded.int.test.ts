import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "../migrate/index.ts";
import { findFreePort, startEmbeddedPostgres } from "./index.ts";

describe("embedded Postgres", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "sortes-embedded-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const start = async () =>
    startEmbeddedPostgres({
      dataDir: join(folder, "data"),
      port: await findFreePort(),
      password: "a b@c",
      logFile: join(folder, "log"),
    });

  test("committed rows survive a stop and a kill of the server", async () => {
    const first = await start();
    await withClient(first.url("postgres"), (client) => client.query("create table kept as select 1 as n"));
    await first.stop();
    const second = await start();
    await withClient(second.url("postgres"), (client) => client.query("insert into kept values (2)"));
    process.kill(second.pid, "SIGKILL");
    await second.exited;
    const third = await start();
    const { rows } = await withClient(third.url("postgres"), (client) =>
      client.query("select n from kept order by n"),
    );
    expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
    await third.stop();
  });

  test("a start on data that another server still holds ends that server first", async () => {
    const first = await start();
    const second = await start();
    expect(await first.exited).toEqual({ code: 0, signal: null });
    await withClient(second.url("postgres"), (client) => client.query("select 1"));
    await second.stop();
  });
});

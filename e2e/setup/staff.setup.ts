import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { test as setup } from "@playwright/test";
import { staffStateFile } from "../fixtures/people.ts";
import { staffAccount, staffNames } from "../fixtures/seed.ts";
import { currentCode, signIn } from "../fixtures/sign-in.ts";

/** Once for all tests: a code opens one session, so every further sign-in of a person waits for the next code. */
for (const name of staffNames) {
  setup(`${name} signs in with password and code`, async () => {
    const account = staffAccount(name);
    const { email, password } = account;
    const state = await signIn("admin", { email, password, code: await currentCode(account) });
    const file = staffStateFile(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(state));
  });
}

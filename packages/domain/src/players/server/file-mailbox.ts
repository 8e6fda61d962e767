import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MailPort } from "./mail-port.types.ts";

/** Puts each mail as a JSON file into a directory: the mailbox of a machine without a mail server. */
export function createFileMailbox(directory: string): MailPort {
  return {
    async send(mail) {
      await mkdir(directory, { recursive: true });
      const name = `${mail.at.toISOString().replaceAll(":", "-")}-${mail.kind}-${mail.token.slice(0, 8)}.json`;
      await writeFile(join(directory, name), `${JSON.stringify(mail, null, 2)}\n`, { flag: "wx" });
    },
  };
}

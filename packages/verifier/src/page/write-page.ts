/** `npm run page -w @sortes/verifier -- FILE` writes the offline page; its SHA-256 is what a draw's terms commit to. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "../bytes.ts";
import { buildPage } from "./build-page.ts";

const [file = "verify.html"] = process.argv.slice(2);
const page = await buildPage();
writeFileSync(resolve(file), page);
process.stdout.write(
  `${resolve(file)}: ${page.length} bytes, SHA-256 ${bytesToHex(sha256(utf8ToBytes(page)))}\n`,
);

/** Writes `vectors/` anew, for a new version of the protocol. Within a version the files do not change; a test holds them to that. */
import { writeFileSync } from "node:fs";
import { makeVectors } from "./vectors.ts";

for (const [name, content] of Object.entries(makeVectors())) {
  writeFileSync(new URL(`../../vectors/${name}`, import.meta.url), `${JSON.stringify(content, null, 1)}\n`);
}

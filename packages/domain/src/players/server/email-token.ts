import { createHash } from "node:crypto";

/** SHA-256, hex. The token is 256 random bits, so nothing slower is needed. */
export const hashEmailToken = (token: string): string => createHash("sha256").update(token).digest("hex");

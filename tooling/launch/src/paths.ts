import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../../..");

/** Data, logs and secrets of `npm start`, kept between starts. Git ignores it. */
export const DATA_DIR = join(ROOT, ".data");

import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";

const CONTROL_FILES = ["control.pem", "role-control.pem", "role-control.secret"];

/**
 * Moves control's keys out of the worker's folder, where they lay before control was a process of its own: draws that were announced
 * under them can then still be sealed. Keys that are there already are never replaced.
 */
export function separateControlKeys(workerFolder: string, controlFolder: string): void {
  mkdirSync(controlFolder, { recursive: true, mode: 0o700 });
  for (const file of CONTROL_FILES) {
    const [from, to] = [join(workerFolder, file), join(controlFolder, file)];
    if (existsSync(from) && !existsSync(to)) renameSync(from, to);
  }
}

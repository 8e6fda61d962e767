import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { separateControlKeys } from "./control-keys.ts";

let worker: string;
let control: string;

beforeEach(() => {
  worker = mkdtempSync(join(tmpdir(), "sortes-worker-keys-"));
  control = join(worker, "elsewhere");
  for (const file of ["draw.pem", "control.pem", "role-control.secret"])
    writeFileSync(join(worker, file), file);
});
afterEach(() => rmSync(worker, { recursive: true }));

describe("keys of control that lie with the worker's", () => {
  it("move to control's folder, and the worker's own stay", () => {
    separateControlKeys(worker, control);
    expect(readFileSync(join(control, "control.pem"), "utf8")).toBe("control.pem");
    expect(existsSync(join(control, "role-control.secret"))).toBe(true);
    expect(existsSync(join(worker, "control.pem"))).toBe(false);
    expect(existsSync(join(worker, "draw.pem"))).toBe(true);
  });

  it("never replace those that control has", () => {
    separateControlKeys(worker, control);
    writeFileSync(join(worker, "control.pem"), "another");
    separateControlKeys(worker, control);
    expect(readFileSync(join(control, "control.pem"), "utf8")).toBe("control.pem");
  });
});

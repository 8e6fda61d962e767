import { describe, expect, it } from "vitest";
import { buildPage } from "./build-page.ts";
import { asPageFile } from "./page-files.ts";

describe("the offline page", () => {
  it("is one file that asks for no other", async () => {
    const page = await buildPage();
    expect(page).not.toMatch(/<(link|img|iframe)\b|\ssrc=|\shref=|@import|\bfetch\(|XMLHttpRequest|import\(/);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain("default-src 'none'");
  });

  it("is the same bytes each time, so that its hash can be committed to", async () => {
    expect(await buildPage()).toBe(await buildPage());
  });

  it("tells certificates, receipts and other files apart", () => {
    expect(asPageFile('{"type":"certificate"}')).toEqual({ certificate: '{"type":"certificate"}' });
    expect(asPageFile('{"type":"receipt"}')).toEqual({ receipt: '{"type":"receipt"}' });
    for (const text of ["", "null", "[]", '{"type":"ticket"}']) expect(asPageFile(text)).toBeNull();
  });
});

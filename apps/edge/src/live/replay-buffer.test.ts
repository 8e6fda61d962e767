import { expect, it } from "vitest";
import { encodeEvent, type Frame } from "./frame.ts";
import { ReplayBuffer } from "./replay-buffer.ts";

const frame = (seq: number): Frame => {
  const id = `${1_000 + Math.floor(seq / 3)}-${seq % 3}`;
  return { seq, id, channel: "public", bytes: encodeEvent(id, String(seq)) };
};

function filled(count: number, framesMax = 1_000): ReplayBuffer {
  const buffer = new ReplayBuffer(framesMax);
  for (let seq = 0; seq < count; seq += 1) buffer.push(frame(seq));
  return buffer;
}

const seqs = (frames: Frame[] | undefined) => frames?.map(({ seq }) => seq);

it("gives exactly what came after an event, in order", () => {
  const buffer = filled(10);
  for (let seq = 0; seq < 10; seq += 1) {
    const later = Array.from({ length: 9 - seq }, (_unused, index) => seq + 1 + index);
    expect(seqs(buffer.after(frame(seq).id ?? ""))).toEqual(later);
  }
});

it("finds the place of an event that was of another channel or never seen", () => {
  expect(seqs(filled(6).after("1000-7"))).toEqual([3, 4, 5]);
});

it("does not know what came after an event that it no longer holds, or before it held any", () => {
  expect(filled(500, 100).after("1000-0")).toBeUndefined();
  expect(filled(0).after("1000-0")).toBeUndefined();
});

it("keeps no more than a tenth above its limit", () => {
  const buffer = filled(10_000, 100);
  expect(seqs(buffer.after(frame(9_900).id ?? ""))).toHaveLength(99);
  expect(buffer.after(frame(9_800).id ?? "")).toBeUndefined();
});

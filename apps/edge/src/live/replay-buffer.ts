import { isAfter } from "@sortes/api/live";
import type { Frame } from "./frame.ts";

/** The last events, in order: what a client missed is found here, so that coming back costs Redis nothing. */
export class ReplayBuffer {
  readonly #framesMax: number;
  #frames: Frame[] = [];

  /** `framesMax` as many as the stream itself keeps: what is not here is nowhere. */
  constructor(framesMax: number) {
    this.#framesMax = framesMax;
  }

  push(frame: Frame): void {
    this.#frames.push(frame);
    // A tenth at a time, so that keeping the bound costs nothing for most events.
    if (this.#frames.length > this.#framesMax * 1.1) this.#frames = this.#frames.slice(-this.#framesMax);
  }

  get newestId(): string | undefined {
    return this.#frames.at(-1)?.id;
  }

  /** The events after this one; undefined when it is too old to know what came after it. */
  after(lastEventId: string): Frame[] | undefined {
    const oldestId = this.#frames[0]?.id;
    if (oldestId === undefined || isAfter(oldestId, lastEventId)) return undefined;
    return this.#frames.slice(this.#firstAfter(lastEventId));
  }

  #firstAfter(lastEventId: string): number {
    let low = 0;
    let high = this.#frames.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const id = this.#frames[middle]?.id;
      if (id !== undefined && isAfter(id, lastEventId)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

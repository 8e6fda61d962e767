/**
 * A bounded queue with one lane for each owner. Lanes take turns: `take` gives one item of each before it gives a second
 * of any, so an owner with a thousand items delays the others by one item a round.
 */
export class FairQueue<Item> {
  /** In order of turn: who was served goes to the end. */
  readonly #lanes = new Map<string, Item[]>();
  readonly #itemsMax: number;
  readonly #laneItemsMax: number;
  #size = 0;

  constructor(limits: { itemsMax: number; laneItemsMax: number }) {
    this.#itemsMax = limits.itemsMax;
    this.#laneItemsMax = limits.laneItemsMax;
  }

  get size(): number {
    return this.#size;
  }

  /** False, and nothing is kept, when the queue or the owner's lane is full. */
  push(owner: string, item: Item): boolean {
    const lane = this.#lanes.get(owner);
    if (this.#size >= this.#itemsMax || (lane && lane.length >= this.#laneItemsMax)) return false;
    if (lane) lane.push(item);
    else this.#lanes.set(owner, [item]);
    this.#size += 1;
    return true;
  }

  /** At most `count` items. Those of one owner come out in the order in which they went in. */
  take(count: number): Item[] {
    const taken: Item[] = [];
    // A lane that goes to the end of the map is visited again: that makes the rounds.
    for (const [owner, lane] of this.#lanes) {
      if (taken.length >= count) break;
      this.#lanes.delete(owner);
      taken.push(...lane.splice(0, 1));
      if (lane.length > 0) this.#lanes.set(owner, lane);
    }
    this.#size -= taken.length;
    return taken;
  }
}

/** Where a page stands in the stream of live events. The edge and the site number them alike, so one can go on where the other stopped. */
export class LivePosition {
  #lastEventId: string | undefined;

  /** Undefined until the first event. */
  get lastEventId(): string | undefined {
    return this.#lastEventId;
  }

  /** False for an event that the page has had already. */
  advance(id: string): boolean {
    if (this.#lastEventId !== undefined && !isAfter(id, this.#lastEventId)) return false;
    this.#lastEventId = id;
    return true;
  }
}

/** Ids are `<milliseconds>-<count>`, as Redis gives them. */
function isAfter(id: string, last: string): boolean {
  const [idMs = 0, idCount = 0] = id.split("-").map(Number);
  const [lastMs = 0, lastCount = 0] = last.split("-").map(Number);
  return idMs > lastMs || (idMs === lastMs && idCount > lastCount);
}

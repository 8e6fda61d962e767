/** One event as it goes to every client that may see it: made once. */
export interface Frame {
  /** Counts up within this process. */
  seq: number;
  /** Stream id, by which a client continues; absent for what is only true now. */
  id: string | undefined;
  channel: string;
  bytes: Buffer;
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html: JSON has no raw line break, so one `data` line holds it. */
export function encodeEvent(id: string | undefined, json: string): Buffer {
  return Buffer.from(id === undefined ? `data: ${json}\n\n` : `id: ${id}\ndata: ${json}\n\n`);
}

/**
 * A sign of life with a name of its own, so that a page can see it and a program that waits for messages need not. With an id it is
 * also a place: who is cut off before his first event comes back with it and misses nothing either.
 */
export function encodePing(id?: string): Buffer {
  return Buffer.from(`${id === undefined ? "" : `id: ${id}\n`}event: ping\ndata: {}\n\n`);
}

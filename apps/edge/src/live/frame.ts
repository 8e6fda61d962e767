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

/** An id without data is no event, but the client comes back with it: who is cut off before his first event misses nothing either. */
export function encodePlace(id: string): Buffer {
  return Buffer.from(`id: ${id}\n\n`);
}

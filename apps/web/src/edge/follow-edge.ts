import { type EdgeEvent, edgeEventSchema } from "./edge-event.schema.ts";
import type { LivePosition } from "./live-position.ts";

export type EdgeListener = {
  onEvent: (event: EdgeEvent) => void;
  /** The edge is heard, for the first time or again. */
  onHeard: () => void;
  /** The edge is not heard: somebody else has to be, until it is. */
  onLost: () => void;
};

/** Longer than the edge lets a page wait before it comes back by itself, as it does every few minutes. */
const patienceMs = 6_000;

/** Well over two of the edge's signs of life, which come every 15 s. An edge that hangs keeps its connections open and says nothing. */
const silenceMaxMs = 40_000;

const retryFirstMs = 10_000;
const retryMaxMs = 5 * 60_000;

/**
 * Listens to the edge's live events for as long as it can be heard, and tries again later and later when it cannot. Where the page
 * left off is in `position`, so that whoever takes over, and the edge when it is back, continue from there. Answers with the end of it.
 */
export function followEdge(edgeUrl: string, position: LivePosition, listener: EdgeListener): () => void {
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let wasHeard = false;
  /** Runs only once the edge has given a sign of life: an older one gives none. */
  let silence: ReturnType<typeof setTimeout> | undefined;

  const wait = (ms: number, then: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };
  const leave = (): void => {
    clearTimeout(timer);
    clearTimeout(silence);
    silence = undefined;
    stream?.close();
  };
  const giveUp = (): void => {
    leave();
    listener.onLost();
    wait(retryDelayMs(failures), open);
    failures += 1;
  };
  const hear = (): void => {
    clearTimeout(timer);
    timer = undefined;
    failures = 0;
    listener.onHeard();
    // Nothing tells where it left off, so nothing tells what it has missed.
    if (wasHeard && position.lastEventId === undefined) listener.onEvent({ type: "reset" });
    wasHeard = true;
  };
  function open(): void {
    stream = new EventSource(addressOf(edgeUrl, position.lastEventId), { withCredentials: true });
    wait(patienceMs, giveUp);
    stream.onopen = hear;
    let lastOfStream = "";
    stream.addEventListener("ping", ({ lastEventId }: MessageEvent<string>) => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, silenceMaxMs);
      // The first one says where the stream begins: who comes back to there has missed nothing.
      if (lastEventId !== "" && position.lastEventId === undefined) position.advance(lastEventId);
      lastOfStream = lastEventId;
    });
    stream.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      // An event without an id, which is only true now, comes with the id of the one before it.
      const isNews = lastEventId === lastOfStream || position.advance(lastEventId);
      lastOfStream = lastEventId;
      const event = isNews ? readEvent(data) : undefined;
      if (event) listener.onEvent(event);
    };
    stream.onerror = () => {
      // A connection that broke is opened again by the browser; an edge that said no is not asked again.
      if (stream?.readyState === EventSource.CLOSED) giveUp();
      else if (timer === undefined) wait(patienceMs, giveUp);
    };
  }

  open();
  return leave;
}

function addressOf(edgeUrl: string, lastEventId: string | undefined): string {
  const query = lastEventId === undefined ? "" : `?${new URLSearchParams({ lastEventId })}`;
  return `${edgeUrl}/v1/events${query}`;
}

/** Undefined for an event of an edge that is newer than this page. */
function readEvent(data: string): EdgeEvent | undefined {
  try {
    return edgeEventSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

/** Twice as long after each failure. Somewhere in the second half of it, or all pages would come back at one moment. */
function retryDelayMs(failures: number): number {
  const longestMs = Math.min(retryFirstMs * 2 ** failures, retryMaxMs);
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return longestMs / 2 + (longestMs / 2) * (word / 2 ** 32);
}

import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startCpuShare } from "./cpu-share.ts";
import { Latencies } from "./latencies.ts";
import type { StreamLoad, StreamResult } from "./load.types.ts";

/** More than a run publishes. */
const EVENTS_MAX = 256;
/** An address has some 28,000 ports, and a closed connection keeps its own for a minute. */
const CLIENTS_PER_ADDRESS = 500;
/** What a refused client waits before it asks again. */
const RETRY_MS = 250;
const OPENED_EVERY_MS = 20;
/** What is under way when the run ends still counts. */
const SETTLED_WITHIN_MS = 3_000;

/** All clients of a run and what they saw. */
export class StreamCrowd {
  readonly #load: StreamLoad;
  readonly #clients: StreamClient[];
  readonly #indexes = new Map<string, number>();
  readonly #seen: Uint8Array;
  readonly #latencies = new Latencies();
  readonly #counts = { broken: 0, reconnects: 0 };
  readonly #opened = new Set<number>();
  readonly #timers: NodeJS.Timeout[] = [];
  #readCpuShare = startCpuShare();
  #isOver = false;

  constructor(load: StreamLoad) {
    this.#load = load;
    this.#seen = new Uint8Array(load.clients * EVENTS_MAX);
    this.#clients = Array.from({ length: load.clients }, (_unused, index) => this.#client(index));
  }

  /** Opens them at the given pace, waits for the last one, and lets them come and go from then on. */
  async open(): Promise<void> {
    const perTurn = Math.ceil((this.#load.opensPerSecond * OPENED_EVERY_MS) / 1_000);
    for (let from = 0; from < this.#clients.length; from += perTurn) {
      for (const client of this.#clients.slice(from, from + perTurn)) client.open();
      await sleep(OPENED_EVERY_MS);
    }
    while (this.#opened.size < this.#clients.length) await sleep(OPENED_EVERY_MS);
    const { clients, reconnectEveryMs } = this.#load;
    for (const [index, client] of this.#clients.entries()) {
      // Each at its own time, as pages on phones do.
      const reconnect = (): void => {
        this.#counts.reconnects += 1;
        client.reconnect();
        this.#timers[index] = setTimeout(reconnect, reconnectEveryMs);
      };
      this.#timers[index] = setTimeout(reconnect, (index / clients) * reconnectEveryMs);
    }
    this.#readCpuShare = startCpuShare();
  }

  async finish(eventIds: readonly string[]): Promise<StreamResult> {
    const loadCpuShare = this.#readCpuShare();
    for (const timer of this.#timers) clearTimeout(timer);
    await sleep(SETTLED_WITHIN_MS);
    this.#isOver = true;
    for (const client of this.#clients) client.close();
    const { broken, reconnects } = this.#counts;
    return {
      ...this.#tally(eventIds),
      broken,
      reconnects,
      p50Ms: this.#latencies.quantile(0.5),
      p99Ms: this.#latencies.quantile(0.99),
      maxMs: this.#latencies.quantile(1),
      loadCpuShare,
    };
  }

  #tally(eventIds: readonly string[]): Pick<StreamResult, "deliveredShare" | "missed" | "repeated"> {
    let missed = 0;
    let repeated = 0;
    for (const id of eventIds) {
      const event = this.#indexes.get(id);
      for (let client = 0; client < this.#clients.length; client += 1) {
        const times = event === undefined ? 0 : (this.#seen[client * EVENTS_MAX + event] ?? 0);
        if (times === 0) missed += 1;
        if (times > 1) repeated += 1;
      }
    }
    const pairs = eventIds.length * this.#clients.length;
    return { missed, repeated, deliveredShare: (pairs - missed - repeated) / pairs };
  }

  #client(index: number): StreamClient {
    const { port, path } = this.#load;
    const localAddress = `127.0.0.${2 + Math.floor(index / CLIENTS_PER_ADDRESS)}`;
    return new StreamClient({
      target: { port, path, localAddress },
      onEvent: (id) => this.#see(index, id),
      onOpen: () => this.#opened.add(index),
      onBroken: (client) => {
        if (this.#isOver) return;
        this.#counts.broken += 1;
        setTimeout(() => !this.#isOver && client.open(), RETRY_MS);
      },
    });
  }

  #see(client: number, id: string): void {
    let event = this.#indexes.get(id);
    if (event === undefined) {
      event = this.#indexes.size;
      if (event === EVENTS_MAX) throw new RangeError("more events than a run publishes");
      this.#indexes.set(id, event);
    }
    const cell = client * EVENTS_MAX + event;
    this.#seen[cell] = (this.#seen[cell] ?? 0) + 1;
    // The id begins with the time at which the event was published, by the same machine's clock.
    this.#latencies.add(Date.now() - Number.parseInt(id, 10));
  }
}

interface StreamClientOptions {
  target: { port: number; path: string; localAddress: string };
  onEvent: (id: string) => void;
  onOpen: () => unknown;
  onBroken: (client: StreamClient) => void;
}

/** As much of an EventSource as tells what arrived. */
class StreamClient {
  readonly #options: StreamClientOptions;
  #socket: Socket | undefined;
  #lastEventId = "";
  #rest = "";
  #isOpen = false;

  constructor(options: StreamClientOptions) {
    this.#options = options;
  }

  open(): void {
    const { target, onBroken } = this.#options;
    const socket = connect({ port: target.port, host: "127.0.0.1", localAddress: target.localAddress });
    this.#socket = socket;
    this.#rest = "";
    this.#isOpen = false;
    const lastEventId = this.#lastEventId && `last-event-id: ${this.#lastEventId}\r\n`;
    socket.write(
      `GET ${target.path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\n${lastEventId}\r\n`,
    );
    socket.on("data", (chunk) => this.#socket === socket && this.#receive(chunk.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => this.#socket === socket && onBroken(this));
  }

  /** Leaves and is back at once: a phone that changes from one network to another. */
  reconnect(): void {
    this.close();
    this.open();
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.destroy();
  }

  #receive(text: string): void {
    const received = this.#rest + text;
    if (!this.#isOpen) {
      if (!received.includes("\r\n\r\n")) {
        this.#rest = received;
        return;
      }
      if (!received.startsWith("HTTP/1.1 200")) return void this.#socket?.destroy();
      this.#isOpen = true;
      this.#options.onOpen();
    }
    // Chunked or not, an event is whole once its blank line is there.
    const end = received.lastIndexOf("\n\n") + 1;
    for (const [, id, data] of received.slice(0, end).matchAll(/^id: (\d+-\d+)\n(data:)?/gm)) {
      this.#lastEventId = id as string;
      if (data) this.#options.onEvent(id as string);
    }
    this.#rest = received.slice(end);
  }
}

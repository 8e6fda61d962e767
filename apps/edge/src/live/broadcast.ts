import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { LiveMessage } from "@sortes/api/live";
import { toJson } from "@sortes/db";
import { encodeEvent, encodePing, type Frame } from "./frame.ts";
import { ReplayBuffer } from "./replay-buffer.ts";

/** One open page or program. */
export interface LiveClient {
  channels: readonly string[];
  response: ServerResponse;
  /** The last event it was given. */
  seq: number;
}

export interface BroadcastReport {
  onDelivered?: (clients: number) => void;
  onCut?: () => void;
}

/** As many as the relay keeps in the stream. */
const REPLAY_MAX = 10_000;
/** About a minute of a busy afternoon. A client that has this much unread does not read, and is cut. */
const UNREAD_BYTES_MAX = 256 * 1024;
/** Clients served before other work gets its turn: a few milliseconds. */
const CLIENTS_PER_TURN = 500;
/**
 * Each stream gets a sign of life once in so many seconds, in as many groups: proxies keep it open, a page that hears none knows
 * that nobody is there, and no second serves all at once.
 */
const HEARTBEAT_GROUPS = 15;
const HEARTBEAT_MS = 1_000;
const HEARTBEAT = encodePing();
/** The client has missed more than is known here: it fetches everything again. */
const RESET = encodeEvent(undefined, toJson({ type: "reset" }));

/** Sends events to open streams. Each is serialised once; who comes back gets what he missed from memory. */
export class Broadcast {
  readonly #report: BroadcastReport;
  readonly #replay = new ReplayBuffer(REPLAY_MAX);
  readonly #clients = new Map<string, Set<LiveClient>>();
  readonly #heartbeats = Array.from({ length: HEARTBEAT_GROUPS }, () => new Set<LiveClient>());
  readonly #waiting: Frame[] = [];
  /** What is only true now, by name: for who comes later, and only the newest. */
  readonly #current = new Map<string, Frame>();
  readonly #timer: NodeJS.Timeout;
  #seq = 0;
  #beats = 0;
  #isPumping = false;

  constructor(report: BroadcastReport = {}) {
    this.#report = report;
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT_MS).unref();
  }

  get clientCount(): number {
    return this.#heartbeats.reduce((sum, group) => sum + group.size, 0);
  }

  /** An event of the stream: kept for who comes back. */
  publish({ id, channel, event }: LiveMessage): void {
    const frame = this.#frame(id, channel, event);
    this.#replay.push(frame);
    this.#send(frame);
  }

  /** Something that is only true now. With a `name` it is also told to who comes later, until another takes its place. */
  publishCurrent(channel: string, data: unknown, name?: string): void {
    if (name === undefined && !this.#clients.has(channel)) return;
    const frame = this.#frame(undefined, channel, data);
    if (name !== undefined) this.#current.set(name, frame);
    this.#send(frame);
  }

  /** What no longer holds, such as the pool of a draw that has closed. */
  dropCurrent(name: string): void {
    this.#current.delete(name);
  }

  countOf(channel: string): number {
    return this.#clients.get(channel)?.size ?? 0;
  }

  /** Begins with what the client missed, or tells it that nobody knows, and with what is true now. */
  open(channels: readonly string[], response: ServerResponse, lastEventId: string | undefined): void {
    const client: LiveClient = { channels, response, seq: this.#seq };
    response.write(encodePing(lastEventId === undefined ? this.#replay.newestId : undefined));
    const missed = lastEventId === undefined ? [] : this.#replay.after(lastEventId);
    if (!missed) response.write(RESET);
    for (const frame of [...(missed ?? []), ...this.#current.values()]) {
      if (channels.includes(frame.channel)) response.write(frame.bytes);
    }
    for (const channel of channels) setFor(this.#clients, channel).add(client);
    this.#heartbeats[this.clientCount % HEARTBEAT_GROUPS]?.add(client);
    response.once("close", () => this.#forget(client));
  }

  /** Ends the streams of a channel: they come back and pass the guard again. */
  closeChannel(channel: string): void {
    for (const client of this.#clients.get(channel) ?? []) client.response.end();
  }

  closeAll(): void {
    clearInterval(this.#timer);
    for (const group of this.#heartbeats) for (const client of group) client.response.end();
  }

  #frame(id: string | undefined, channel: string, data: unknown): Frame {
    this.#seq += 1;
    return { seq: this.#seq, id, channel, bytes: encodeEvent(id, toJson(data)) };
  }

  #send(frame: Frame): void {
    this.#waiting.push(frame);
    if (this.#isPumping) return;
    this.#isPumping = true;
    void this.#pump();
  }

  /** In order for each client, and in slices, so that ten thousand pages do not hold up a bet. */
  async #pump(): Promise<void> {
    for (let frame = this.#waiting.shift(); frame; frame = this.#waiting.shift()) {
      let served = 0;
      for (const client of this.#clients.get(frame.channel) ?? []) {
        if (client.seq >= frame.seq) continue;
        client.seq = frame.seq;
        this.#write(client, frame.bytes);
        served += 1;
        if (served % CLIENTS_PER_TURN === 0) await nextTurn();
      }
      this.#report.onDelivered?.(served);
    }
    this.#isPumping = false;
  }

  #write(client: LiveClient, bytes: Buffer): void {
    if (client.response.writableLength <= UNREAD_BYTES_MAX) {
      client.response.write(bytes);
      return;
    }
    this.#report.onCut?.();
    client.response.destroy();
  }

  #beat(): void {
    this.#beats = (this.#beats + 1) % HEARTBEAT_GROUPS;
    for (const client of this.#heartbeats[this.#beats] ?? []) this.#write(client, HEARTBEAT);
  }

  #forget(client: LiveClient): void {
    for (const channel of client.channels) {
      const clients = this.#clients.get(channel);
      clients?.delete(client);
      if (clients?.size === 0) this.#clients.delete(channel);
    }
    for (const group of this.#heartbeats) group.delete(client);
  }
}

function setFor(clients: Map<string, Set<LiveClient>>, channel: string): Set<LiveClient> {
  const known = clients.get(channel);
  if (known) return known;
  const created = new Set<LiveClient>();
  clients.set(channel, created);
  return created;
}

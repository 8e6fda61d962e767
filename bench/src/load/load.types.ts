/** A request as bytes, around the place of an idempotency key. */
export interface RequestTemplate {
  before: string;
  after: string;
}

/** As many requests under way as connections, the next as soon as the last is answered: how much a server can do. */
export interface ClosedLoad {
  kind: "closed";
  port: number;
  connections: number;
  warmupSeconds: number;
  seconds: number;
  /** Taken in turn. */
  requests: readonly RequestTemplate[];
  /** A key of its own for each request; without, each is sent as it stands. */
  hasFreshKeys: boolean;
}

export interface ClosedResult {
  /** Answers per second by status; 0 stands for a connection that broke. */
  perSecond: Record<number, number>;
  /** All answers, those of the warm-up too. */
  answered: number;
  p50Ms: number;
  p99Ms: number;
  loadCpuShare: number;
}

/** Requests that leave at their own times, whether or not earlier ones were answered: how long a player waits. */
export interface OpenLoad {
  kind: "open";
  port: number;
  requests: readonly RequestTemplate[];
  /** When each is to leave, ms since the epoch, ascending. */
  departuresMs: readonly number[];
}

/** What became of one request. */
export interface OpenAnswer {
  key: string;
  /** Index into the load's requests. */
  request: number;
  /** When its bytes were handed to the kernel, ms since the epoch. */
  sentMs: number;
  /** From the time it was to leave, so that a client that was held up counts the wait too. */
  latencyMs: number;
  /** 0 when no answer came. */
  status: number;
  /** Of a refusal. */
  code: string | undefined;
}

export interface OpenResult {
  answers: OpenAnswer[];
  /** Opened when all others were busy, and kept. */
  connections: number;
  loadCpuShare: number;
}

/** Open event streams; each leaves and comes back with the last id it saw. */
export interface StreamLoad {
  kind: "streams";
  port: number;
  path: string;
  clients: number;
  opensPerSecond: number;
  reconnectEveryMs: number;
}

export interface StreamResult {
  /** Share of all (client, event) pairs that arrived exactly once. */
  deliveredShare: number;
  missed: number;
  repeated: number;
  reconnects: number;
  /** Connections refused or cut by the server. */
  broken: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  loadCpuShare: number;
}

export type LoadJob = ClosedLoad | OpenLoad | StreamLoad;

/** What the process that makes the load hears, and what it says. */
export type LoadOrder = { job: LoadJob } | { finish: { eventIds: readonly string[] } };
export type LoadReport = { isReady: true } | { result: ClosedResult | OpenResult | StreamResult };

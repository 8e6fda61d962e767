import type { BatchReport } from "@sortes/domain/betting/server";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the gauges are read from when somebody asks. */
export interface Gauges {
  queueDepth: () => number;
  liveClients: () => number;
  loopDelayMs: () => number;
  isLimitStoreAvailable: () => boolean;
  databaseOffsetMs: () => number | undefined;
  ntpOffsetsMs: () => ReadonlyMap<string, { offsetMs: number }>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Names and units by the conventions of Prometheus: seconds, and `_total` for what only grows. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: "edge_http_request_duration_seconds",
    help: "From the first byte of a request to the last of its answer",
    labelNames: ["route", "status"],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #batchSize = new Histogram({
    name: "edge_bet_batch_size",
    help: "Bets that shared a commit",
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers: [this.registry],
  });
  readonly #batchWait = new Histogram({
    name: "edge_bet_batch_wait_seconds",
    help: "How long the first bet of a batch waited for the batch to start",
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #batchCommit = new Histogram({
    name: "edge_bet_batch_commit_seconds",
    help: "From the start of a batch's transaction to the answer of its commit",
    labelNames: ["outcome"],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #refusals = new Counter({
    name: "edge_refusals_total",
    help: "Answers that were problems, by code",
    labelNames: ["code"],
    registers: [this.registry],
  });
  readonly #delivered = new Counter({
    name: "edge_live_deliveries_total",
    help: "Events written to open streams",
    registers: [this.registry],
  });
  readonly #cut = new Counter({
    name: "edge_live_cut_total",
    help: "Streams cut because their client did not read",
    registers: [this.registry],
  });

  /** Routes by status are few, and finding one's series anew costs as much as counting. */
  readonly #series = new Map<string, Histogram.Internal<"route" | "status">>();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Called once, when what is measured exists. */
  addGauges(gauges: Gauges): void {
    const registers = [this.registry];
    const gauge = (name: string, help: string, read: () => number): void => {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    };
    gauge("edge_bet_queue_depth", "Bets that wait for the batch in flight", gauges.queueDepth);
    gauge("edge_live_clients", "Open event streams", gauges.liveClients);
    gauge(
      "edge_loop_delay_seconds",
      "How late the event loop runs, 90th percentile",
      () => gauges.loopDelayMs() / 1_000,
    );
    gauge(
      "edge_limit_store_up",
      "1 while Redis counts for the rate limits, 0 while each edge counts alone",
      () => Number(gauges.isLimitStoreAvailable()),
    );
    new Gauge({
      name: "edge_clock_offset_seconds",
      help: "This process's clock minus a reference",
      labelNames: ["reference"],
      registers,
      collect() {
        this.reset();
        const databaseMs = gauges.databaseOffsetMs();
        if (databaseMs !== undefined) this.set({ reference: "database" }, databaseMs / 1_000);
        for (const [reference, { offsetMs }] of gauges.ntpOffsetsMs()) {
          this.set({ reference }, offsetMs / 1_000);
        }
      },
    });
  }

  onRequest(route: string, status: number, tookMs: number): void {
    const name = `${status} ${route}`;
    let series = this.#series.get(name);
    if (!series) {
      series = this.#requests.labels(route, String(status));
      this.#series.set(name, series);
    }
    series.observe(tookMs / 1_000);
  }

  onBatch({ size, waitMs, commitMs, isCommitted }: BatchReport): void {
    this.#batchSize.observe(size);
    this.#batchWait.observe(waitMs / 1_000);
    this.#batchCommit.observe({ outcome: isCommitted ? "committed" : "failed" }, commitMs / 1_000);
  }

  onRefusal(code: string): void {
    this.#refusals.inc({ code });
  }

  onDelivered(clients: number): void {
    this.#delivered.inc(clients);
  }

  onCut(): void {
    this.#cut.inc();
  }
}

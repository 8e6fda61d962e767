import type { GameSales, HourlySales } from "../report.schema.ts";

type HourlyRows = readonly (GameSales & HourlySales)[];
type Load = (timeZone: string) => Promise<HourlyRows>;

interface Kept {
  rows: Promise<HourlyRows>;
  /** Infinite while the read is under way. */
  untilMs: number;
}

/** As old as a console's picture of sales may be; what sells now is in the rows of the draws, which are read every time. */
const KEEP_MS = 10_000;
/** Every staff member sees his own zone: more zones than this are not an office. */
const ZONES_MAX = 16;

/**
 * Sales by the hour for all consoles of a process: one read of the day's tickets in flight for each time zone, its answer kept for
 * ten seconds. A count kept by the bet path would be exact, but every bet would pay for it; this costs one aggregate in ten seconds,
 * however many consoles are open. A read that failed is not kept.
 */
export class KeptHourlySales {
  readonly #load: Load;
  readonly #readMs: () => number;
  readonly #kept = new Map<string, Kept>();

  /** `readMs` is a monotonic clock. */
  constructor(load: Load, readMs: () => number = () => performance.now()) {
    this.#load = load;
    this.#readMs = readMs;
  }

  load(timeZone: string): Promise<HourlyRows> {
    const known = this.#kept.get(timeZone);
    if (known && this.#readMs() < known.untilMs) return known.rows;
    if (this.#kept.size >= ZONES_MAX) this.#kept.clear();
    const kept: Kept = { rows: this.#load(timeZone), untilMs: Number.POSITIVE_INFINITY };
    this.#kept.set(timeZone, kept);
    kept.rows.then(
      () => {
        kept.untilMs = this.#readMs() + KEEP_MS;
      },
      () => {
        if (this.#kept.get(timeZone) === kept) this.#kept.delete(timeZone);
      },
    );
    return kept.rows;
  }
}

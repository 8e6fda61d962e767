import { advisoryLocks, type Db } from "@sortes/db";

const connect = (db: Db) => db.pool.connect();
type Connection = Awaited<ReturnType<typeof connect>>;

/**
 * One of several workers sweeps, so that they do not ask for the same work many times over. A session's advisory lock decides; when
 * its connection ends, however it ends, another worker takes over. Two leaders for a moment would do no harm: whatever a
 * sweep queues is idempotent.
 */
export class Leadership {
  readonly #db: Db;
  #client: Connection | undefined;
  /** The attempt at work, shared by the sweeps that ask meanwhile: one of them must not lose to another. */
  #taking: Promise<boolean> | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Whether this process leads now. Asks Postgres each time, so a lost connection is noticed. */
  async holds(): Promise<boolean> {
    if (this.#client === undefined) {
      this.#taking ??= this.#take().finally(() => {
        this.#taking = undefined;
      });
      return this.#taking;
    }
    try {
      await this.#client.query("select 1");
      return true;
    } catch (error) {
      this.#drop(error);
      return false;
    }
  }

  /** Lets another worker lead. */
  release(): void {
    this.#drop(new Error("released"));
  }

  async #take(): Promise<boolean> {
    const client = await connect(this.#db);
    try {
      const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [
        advisoryLocks.sweeps,
      ]);
      if (rows[0]?.taken !== true) {
        client.release();
        return false;
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
    // A connection that breaks while idle says so here; the next `holds` meets it.
    client.on("error", () => undefined);
    this.#client = client;
    return true;
  }

  #drop(reason: unknown): void {
    // Closed, not returned to the pool: the lock must not outlive the leadership.
    this.#client?.release(reason instanceof Error ? reason : true);
    this.#client = undefined;
  }
}

/**
 * The database could not do the work now: unreachable, shutting down, out of connections, or too busy to get a lock in time.
 * The caller may try again; upper layers answer 503. It is never a refusal of what was asked.
 */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
  /**
   * True when the connection broke while COMMIT was on its way, so the work may or may not have been kept. Repeating it
   * with the same idempotency key gives the answer; assuming either way would be a guess.
   */
  readonly isCommitInDoubt: boolean;

  constructor(cause: unknown, options: { isCommitInDoubt: boolean } = { isCommitInDoubt: false }) {
    super(`the database is unavailable: ${messageOf(cause)}`, { cause });
    this.isCommitInDoubt = options.isCommitInDoubt;
  }
}

/** A query returned another number of rows than its caller stands on: a bug, not something to retry or to refuse. */
export class RowCountError extends Error {
  override readonly name = "RowCountError";
}

/** Codes of the socket and the resolver while Postgres is down, restarting or out of reach. */
const NETWORK_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT", // the socket file of a stopped server
]);

/** SQLSTATEs that say "not now". https://www.postgresql.org/docs/18/errcodes-appendix.html */
const BUSY_STATES = new Set([
  "25P03", // idle_in_transaction_session_timeout
  "25P04", // transaction_timeout
  "53000", // insufficient resources
  "53100", // disk full
  "53200", // out of memory
  "53300", // too many connections
  "55P03", // lock_timeout
  "57014", // statement_timeout, or cancelled by an administrator
  "57P01", // admin shutdown
  "57P02", // crash shutdown
  "57P03", // cannot connect now: starting up or recovering
  "57P05", // idle session timeout
]);

/** `pg` reports these without a code. */
const DRIVER_MESSAGES = [
  "Connection terminated",
  "Client has encountered a connection error and is not queryable",
  "timeout exceeded when trying to connect",
  "Cannot use a pool after calling end on the pool",
];

/** Prisma's words for the same where it does not pass Postgres' code on. */
const PRISMA_KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

const CAUSES_DEPTH_MAX = 5;

/** Whether this error, or what caused it, means "not now". Covers errors of `db.read` (Prisma) too. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return someCause(error, (cause) => cause instanceof DatabaseUnavailableError || saysNotNow(cause));
}

/** Whether Postgres undid the transaction to keep others going: a deadlock (40P01) or a serialization failure (40001). */
export function isTransactionConflict(error: unknown): boolean {
  return someCause(error, (cause) => codeOf(cause) === "40P01" || codeOf(cause) === "40001");
}

/** True when a row was refused because the named unique constraint holds one like it already. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    codeOf(error) === "23505" &&
    "constraint" in error &&
    error.constraint === constraint
  );
}

/** Whether a CHECK or a guard's trigger refused what was to be written (23514): the writer and the schema disagree on a rule. */
export function isCheckViolation(error: unknown): boolean {
  return someCause(error, (cause) => codeOf(cause) === "23514");
}

function someCause(error: unknown, matches: (cause: Error) => boolean): boolean {
  let current = error;
  for (let depth = 0; depth < CAUSES_DEPTH_MAX && current instanceof Error; depth += 1) {
    if (matches(current)) {
      return true;
    }
    current = current.cause;
  }
  return false;
}

function saysNotNow(error: Error): boolean {
  const code = codeOf(error);
  if (code !== undefined && (NETWORK_CODES.has(code) || BUSY_STATES.has(code) || code.startsWith("08"))) {
    return true;
  }
  return (
    DRIVER_MESSAGES.some((message) => error.message.includes(message)) ||
    (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) ||
    prismaSaysNotNow(error)
  );
}

/** Prisma keeps what the driver said in `meta.driverAdapterError.cause`: Postgres' code, or a kind of its own. */
function prismaSaysNotNow(error: Error): boolean {
  const meta: unknown = "meta" in error ? error.meta : undefined;
  const driverError = isRecord(meta) ? meta.driverAdapterError : undefined;
  const cause = isRecord(driverError) ? driverError.cause : undefined;
  if (!isRecord(cause)) {
    return false;
  }
  const { code, kind } = cause;
  return (
    (typeof code === "string" && BUSY_STATES.has(code)) ||
    (typeof kind === "string" && PRISMA_KINDS.has(kind))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

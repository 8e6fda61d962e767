/** What kind of refusal this is; each surface maps a kind once to its own status. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "refused"
  | "limit"
  | "unavailable";

export interface ErrorOptions {
  /** Facts the caller may show or act on. Never secrets and never another person's data. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** One reason for which a concept may say no. */
export interface ErrorDefinition {
  kind: ErrorKind;
  /** When it is thrown. */
  when: string;
  /** What the caller should do then. */
  then: string;
}

/** The same symbol in every copy of this module. */
const BRAND: unique symbol = Symbol.for("sortes.DomainError");

/**
 * A refusal the caller can understand and answer. Its `code` is the message key of both sites.
 *
 * `instanceof` asks for the brand, not for the class: a bundler gives a site's pages and its route handlers a copy of this
 * module each, and what one copy throws must not reach the other as an unknown error.
 */
export class DomainError<Code extends string = string> extends Error {
  static override [Symbol.hasInstance](value: unknown): value is DomainError {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  override readonly name = "DomainError";
  readonly [BRAND] = true;
  readonly code: Code;
  readonly kind: ErrorKind;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: Code, kind: ErrorKind, options: ErrorOptions = {}) {
    super(code, "cause" in options ? { cause: options.cause } : {});
    this.code = code;
    this.kind = kind;
    this.details = options.details;
  }
}

/** A broken invariant: our own bug. It raises an alert and is never retried where money is involved. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
  readonly details: Record<string, unknown> | undefined;

  constructor(message: string, options: ErrorOptions = {}) {
    super(message, "cause" in options ? { cause: options.cause } : {});
    this.details = options.details;
  }
}

/** @throws InvariantError when the condition is false. */
export function assertInvariant(
  condition: boolean,
  message: string,
  details?: Record<string, unknown>,
): asserts condition {
  if (!condition) throw new InvariantError(message, details ? { details } : {});
}

/** Makes one kind of `DomainError`; call it, then throw what it returns. */
export type ErrorFactory<Code extends string> = (options?: ErrorOptions) => DomainError<Code>;

export type ConceptErrors<Concept extends string, Definitions> = {
  readonly [Reason in keyof Definitions & string]: ErrorFactory<`${Concept}.${Reason}`>;
} & {
  /** Every code of the concept with its definition, for the tests that keep messages and docs complete. */
  readonly definitions: Readonly<Record<`${Concept}.${keyof Definitions & string}`, ErrorDefinition>>;
};

/** Declares all error codes of a concept. The code of a reason is `concept.reason`. */
export function defineErrors<
  const Concept extends string,
  const Definitions extends Record<string, ErrorDefinition>,
>(concept: Concept, reasons: Definitions): ConceptErrors<Concept, Definitions> {
  const factories: Record<string, ErrorFactory<string>> = {};
  const definitions: Record<string, ErrorDefinition> = {};
  for (const [reason, definition] of Object.entries(reasons)) {
    assertInvariant(reason !== "definitions", "a reason may not be called definitions", { concept });
    const code = `${concept}.${reason}`;
    definitions[code] = definition;
    factories[reason] = (options) => new DomainError(code, definition.kind, options);
  }
  return { ...factories, definitions } as ConceptErrors<Concept, Definitions>;
}

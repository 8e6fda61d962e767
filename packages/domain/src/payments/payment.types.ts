/** What we ask a processor to do. `reference` is our payment's id and the processor's idempotency key. */
export interface PaymentRequest {
  reference: string;
  /** Minor units, above zero. */
  amountMinor: bigint;
  /** ISO 4217. */
  currency: string;
  /** Token of the player's instrument at the processor; never a card number. */
  instrument: string;
}

/** The processor's word on one payment: final. */
export type ProcessorAnswer =
  | { outcome: "succeeded"; processorRef: string }
  | { outcome: "declined"; failureCode: string; processorRef?: string };

/**
 * What is known after asking. `never_seen`: the processor has no such reference, though the request may still be on its
 * way. `unknown`: no answer came, which says nothing about the money.
 */
export type ProcessorStanding =
  | ProcessorAnswer
  | { outcome: "never_seen" }
  | { outcome: "unknown"; reason: "timeout" | "unreachable" };

/**
 * The port to whoever moves real money. A repeated `reference` is the same payment and gets the same answer. Every method may
 * throw; whatever it throws means "not known", never "no". `signal` fires when the caller has stopped waiting.
 */
export interface PaymentProcessor {
  /** Stored with each payment, so that a later processor is not asked about an earlier one's. */
  readonly name: string;
  /** Takes money from the instrument. */
  charge(request: PaymentRequest, signal: AbortSignal): Promise<ProcessorAnswer>;
  /** Pays money to the instrument. */
  payOut(request: PaymentRequest, signal: AbortSignal): Promise<ProcessorAnswer>;
  /** What became of a reference; moves nothing. */
  ask(reference: string, signal: AbortSignal): Promise<ProcessorStanding>;
  /** False while it is known not to answer: then nothing new is begun with it. */
  isAvailable(): boolean;
}

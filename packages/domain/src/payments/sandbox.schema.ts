import { z } from "zod";

/**
 * The sandbox processor's instruments. The token decides what happens, so every fault of a real processor can be met on
 * purpose. `labelKey` is the message key of both sites.
 */
export const sandboxInstruments = [
  { token: "tok_visa_ok", labelKey: "payment.instrument.visa_ok" },
  { token: "tok_declined", labelKey: "payment.instrument.declined" },
  /** No answer, and no money was taken. */
  { token: "tok_timeout_before", labelKey: "payment.instrument.timeout_before" },
  /** No answer, though the money was taken. */
  { token: "tok_timeout_after", labelKey: "payment.instrument.timeout_after" },
  /** The same answer arrives twice: from the call and as a callback. */
  { token: "tok_twice", labelKey: "payment.instrument.twice" },
  /** The request never leaves: the connection is refused. */
  { token: "tok_unreachable", labelKey: "payment.instrument.unreachable" },
] as const;

export const sandboxTokenSchema = z.enum(sandboxInstruments.map((instrument) => instrument.token));
export type SandboxToken = z.infer<typeof sandboxTokenSchema>;

export { paymentErrors } from "./payment.errors.ts";
export {
  type PaymentDirection,
  type PaymentInput,
  type PaymentState,
  type PaymentView,
  paymentBounds,
  paymentDirections,
  paymentInputSchema,
  paymentStates,
} from "./payment.schema.ts";
export type {
  PaymentProcessor,
  PaymentRequest,
  ProcessorAnswer,
  ProcessorStanding,
} from "./payment.types.ts";
export { type SandboxToken, sandboxInstruments, sandboxTokenSchema } from "./sandbox.schema.ts";

export { logProcedureError } from "../errors/log-error.ts";
export { listProcedures } from "../trpc/list-procedures.ts";
export { type OperatorRouter, operatorRouter } from "./router.ts";
export type { OperatorContext, OperatorServices } from "./trpc.ts";

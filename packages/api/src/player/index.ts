export { logProcedureError } from "../errors/log-error.ts";
export { listProcedures } from "../trpc/list-procedures.ts";
export { type PlayerRouter, playerRouter } from "./router.ts";
export type { PlayerContext, PlayerServices } from "./trpc.ts";

import type { PlayerRouter } from "@sortes/api/player";
import type { inferRouterOutputs } from "@trpc/server";

/** What each procedure answers, for components that are handed an answer: `Outputs["games"]["get"]`. */
export type Outputs = inferRouterOutputs<PlayerRouter>;

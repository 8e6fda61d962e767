import type { OperatorRouter } from "@sortes/api/operator";
import type { inferRouterOutputs } from "@trpc/server";

/** What each procedure answers, for components that are handed an answer: `Outputs["claims"]["get"]`. */
export type Outputs = inferRouterOutputs<OperatorRouter>;

import type { Outputs } from "../../trpc/outputs.ts";

export type Limit = Outputs["protection"]["limits"][number];

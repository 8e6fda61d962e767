import type { Outputs } from "../../trpc/outputs.ts";

export type Colleague = Outputs["staff"]["list"]["items"][number];
export type StaffDialogProps = { colleague: Colleague; onClose: () => void };

import type { Outputs } from "../../trpc/outputs.ts";

export type Player = Outputs["players"]["get"];
export type Protection = Outputs["players"]["protection"];
export type PlayerDialogProps = { player: Player; onClose: () => void };

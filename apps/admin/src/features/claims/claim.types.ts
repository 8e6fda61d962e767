import type { Outputs } from "../../trpc/outputs.ts";

export type Claim = Outputs["claims"]["get"];
export type ClaimDialogProps = {
  claim: Claim;
  /** What the claim waited for when the dialog was opened: the step that is confirmed, whatever happens meanwhile. */
  fromState: Claim["state"];
  onClose: () => void;
};

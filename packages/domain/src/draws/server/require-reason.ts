import { drawErrors } from "../draw.errors.ts";

/** @throws draw.reason_required */
export function requireReason(reason: string): string {
  const trimmed = reason.trim();
  if (trimmed === "") throw drawErrors.reason_required();
  return trimmed;
}

import { openRoleKeys, openSigner, type RoleKeys, type Signer } from "./proof-keys.ts";

/** What control signs with. No other process has these keys. */
export interface ControlKeys {
  /** Signs counts. */
  count: Signer;
  /** Of the role `control`, which commits a share as others do. */
  role: RoleKeys;
}

/** Reads control's keys from its own folder and makes those that are missing, readable by their owner only. */
export function openControlKeys({ folder }: { folder: string }): ControlKeys {
  return { count: openSigner(folder, "control"), role: openRoleKeys(folder, "control") };
}

import type { StaffRole } from "@sortes/domain/operators";

/** Who is signed in, as far as the console shows it. */
export type SignedInStaff = {
  id: string;
  name: string;
  email: string;
  roles: readonly StaffRole[];
};

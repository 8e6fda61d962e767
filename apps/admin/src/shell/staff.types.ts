import type { StaffRole } from "@sortes/domain/operators";

/** Who is signed in, as far as the shell shows it. */
export type SignedInStaff = {
  name: string;
  email: string;
  roles: readonly StaffRole[];
};

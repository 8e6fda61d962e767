"use client";

import { can, type Permission } from "@sortes/domain/operators";
import { createContext, type ReactNode, useContext } from "react";
import type { SignedInStaff } from "./staff.types.ts";

const Staff = createContext<SignedInStaff | null>(null);

export function StaffProvider({ staff, children }: { staff: SignedInStaff | null; children: ReactNode }) {
  return <Staff value={staff}>{children}</Staff>;
}

/** Who is signed in; null before sign-in, and while the database could not be asked. */
export function useStaff(): SignedInStaff | null {
  return useContext(Staff);
}

/** Whether the one signed in holds a permission, to show nobody a button that would refuse. */
export function useCan(): (permission: Permission) => boolean {
  const staff = useStaff();
  return (permission) => staff !== null && can(staff.roles, permission);
}

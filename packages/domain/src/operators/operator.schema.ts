import { clientSchema, emailSchema, passwordSchema, totpCodeSchema } from "../credentials/index.ts";
import type { StaffRole } from "./permission.schema.ts";

export const staffSignInSchema = clientSchema.extend({
  email: emailSchema,
  password: passwordSchema,
  code: totpCodeSchema,
});

export interface StaffMember {
  id: string;
  email: string;
  name: string;
  roles: StaffRole[];
  isActive: boolean;
  createdAt: Date;
}

export interface StaffSession {
  id: string;
  staffId: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

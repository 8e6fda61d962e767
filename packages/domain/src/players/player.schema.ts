import { z } from "zod";
import { clientSchema, emailSchema, passwordSchema, totpCodeSchema } from "../credentials/index.ts";

export const playerStatuses = ["active", "suspended", "closed"] as const;
export type PlayerStatus = (typeof playerStatuses)[number];
export const playerStatusSchema = z.enum(playerStatuses);

export const kycStates = ["unverified", "pending", "verified", "rejected"] as const;
export type KycState = (typeof kycStates)[number];
export const kycStateSchema = z.enum(kycStates);

export const signUpSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  displayName: z.string().trim().min(1).max(60),
  /** Local date, `YYYY-MM-DD`. */
  birthOn: z.iso.date(),
  jurisdictionCode: z.string().min(2).max(16),
  locale: z.string().min(2).max(35).default("en"),
});

export const signInSchema = clientSchema.extend({
  email: emailSchema,
  password: passwordSchema,
  /** Only for players who switched two-step sign-in on. */
  code: totpCodeSchema.optional(),
});

export interface PlayerProfile {
  id: string;
  email: string;
  displayName: string;
  /** `YYYY-MM-DD`. */
  birthOn: string;
  jurisdictionCode: string;
  /** ISO 4217, from the jurisdiction. */
  currency: string;
  /** IANA, from the jurisdiction. */
  timeZone: string;
  status: PlayerStatus;
  kycState: KycState;
  locale: string;
  emailVerifiedAt: Date | null;
  hasTotp: boolean;
  createdAt: Date;
}

export interface PlayerSession {
  id: string;
  playerId: string;
  userAgent: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

import { z } from "zod";
import { PASSWORD_LENGTH_MAX } from "./password.core.ts";

/** Lower case, the one form in which addresses are stored and compared. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Bounded only: whether it is strong enough is answered with a reason, by `findPasswordWeakness`. */
export const passwordSchema = z.string().min(1).max(PASSWORD_LENGTH_MAX);

/** Six digits; people type the gap their app shows. */
export const totpCodeSchema = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/));

/** Whose names are counted: the same address may belong to a player and to a staff member. */
export type Realm = "player" | "staff";

/** From where somebody signs in. Shown to the owner of the session; decides nothing. */
export const clientSchema = z.object({
  userAgent: z
    .string()
    .default("")
    .transform((text) => text.slice(0, 300)),
  address: z.string().max(64).default(""),
});

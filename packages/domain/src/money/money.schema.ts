import { z } from "zod";

/** The range of `int8`, in which every amount is stored. */
const MINOR_MAX = 9_223_372_036_854_775_807n;

/** Minor units in, whatever the door: bigint, integer string (JSON) or safe integer. Always bigint out. */
export const minorSchema = z
  .union([
    z.bigint(),
    z
      .string()
      .regex(/^-?(0|[1-9]\d{0,18})$/)
      .transform(BigInt),
    z.int().transform(BigInt),
  ])
  .pipe(z.bigint().min(-MINOR_MAX).max(MINOR_MAX));

/** An amount that cannot be negative. */
export const amountMinorSchema = minorSchema.pipe(z.bigint().nonnegative());

/** An amount above zero, such as a stake. */
export const stakeMinorSchema = minorSchema.pipe(z.bigint().positive());

/** A share of a whole, in basis points. */
export const bpsSchema = z.int().min(0).max(10_000);

export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

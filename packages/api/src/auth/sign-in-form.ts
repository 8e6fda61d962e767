import { DomainError } from "@sortes/domain/errors";
import type { z } from "zod";
import { systemErrors } from "../errors/system.errors.ts";

/**
 * The posted form as the use-case's input. next-auth adds fields of its own, and a form cannot say "absent": an empty field is
 * one that was left out.
 *
 * @throws system.invalid_input with the fields
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: Record<string, unknown>,
): z.output<Schema> {
  const filled = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join("."));
  throw systemErrors.invalid_input({ details: { fields } });
}

/** Signing out of a session that has ended is done already. */
export async function closeIfOpen(close: () => Promise<void>): Promise<void> {
  try {
    await close();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

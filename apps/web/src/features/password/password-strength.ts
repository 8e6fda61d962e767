import { findPasswordWeakness, PASSWORD_LENGTH_MIN, type PasswordWeakness } from "@sortes/domain/credentials";

export type PasswordStrength = {
  /** 0–3: how many of three bars are filled. */
  level: 0 | 1 | 2 | 3;
  verdict: Exclude<PasswordWeakness, "too_short"> | "short" | "fair" | "good" | "strong";
  /** Characters that are missing; 0 when it is long enough. */
  left: number;
};

/** Each of these adds about as much to guess as the rules ask for altogether. */
const goodLength = 14;
const strongLength = 18;

/** What a person choosing a password is told while typing. Length carries the strength, as in the rule that decides. */
export function measurePassword(password: string, email: string): PasswordStrength {
  const weakness = findPasswordWeakness(password, email.trim().toLowerCase());
  const left = Math.max(0, PASSWORD_LENGTH_MIN - password.length);
  if (weakness === "too_short") return { level: 0, verdict: "short", left };
  if (weakness) return { level: 0, verdict: weakness, left };
  if (password.length >= strongLength) return { level: 3, verdict: "strong", left };
  if (password.length >= goodLength) return { level: 2, verdict: "good", left };
  return { level: 1, verdict: "fair", left };
}

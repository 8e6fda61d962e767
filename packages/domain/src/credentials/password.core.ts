/** Long enough that length, not rules about symbols, carries the strength (OWASP ASVS V2.1). */
export const PASSWORD_LENGTH_MIN = 10;
/** Hashing costs time for each character; a megabyte of password would be an attack, not a password. */
export const PASSWORD_LENGTH_MAX = 128;

/** Fewer different characters than this is a pattern such as `aaaaaaaaaa` or `1212121212`. */
const DIFFERENT_CHARACTERS_MIN = 5;

/** Of the most used passwords in public breaches, those that pass the length rule; compared in lower case. */
const COMMON = new Set(
  `0123456789 0987654321 1029384756 12345678900 1234567890 12345678910 123456789a 1234567891 123456789q 12345qwert
  1234qwerty 123qwe123qwe 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc 9876543210 a123456789 a1b2c3d4e5 abc1234567
  abcd123456 abcd12345678 abcdefghij administrator alexander1 asdfasdfasdf asdfghjkl1 asdfghjkl; asdfghjklz baseball12
  basketball blink182182 changeme123 chocolate1 christopher computer123 dragon12345 elizabeth1 football12 football123
  hello12345 helloworld iloveyou12 iloveyou123 iloveyou12345 internet123 jonathan123 letmein123 letmein1234 liverpool1
  lottery123 manchester manchester1 mercedes123 michelle123 minecraft1 monkey12345 mypassword mypassword1 nothing123
  p@ssw0rd123 p@ssword123 passw0rd123 password01 password10 password11 password12 password123 password1234 password12345
  password123456 password2024 password2025 password2026 password99 passwordpassword pokemon123 princess12 princess123 q1w2e3r4t5
  q1w2e3r4t5y6 qazwsxedc1 qazwsxedcrfv qq123456789 qwe123qwe123 qwerty1234 qwerty12345 qwerty123456 qwertyuiop
  qwertyuiop1 qwertyuiop123 qwertyuiop[] rockyou123 secret1234 spiderman1 starwars123 sunshine12 sunshine123 superman12
  superman123 test123456 testtest123 trustno1234 unknown123 welcome123 welcome1234 william123 woaini1314 zaq12wsxcde3
  zxcvbnm123 zxcvbnm1234`.split(/\s+/),
);

export type PasswordWeakness = "too_short" | "too_long" | "contains_email" | "too_common";

/** Why a password may not be chosen, or undefined when it may. The e-mail address is expected in lower case; an empty one forbids nothing. */
export function findPasswordWeakness(password: string, email: string): PasswordWeakness | undefined {
  if (password.length < PASSWORD_LENGTH_MIN) return "too_short";
  if (password.length > PASSWORD_LENGTH_MAX) return "too_long";
  const lower = password.toLowerCase();
  const name = email.split("@")[0] ?? email;
  // A name of one or two letters is in half of all passwords and tells an attacker nothing.
  if ([email, name].some((part) => part.length >= 3 && lower.includes(part))) return "contains_email";
  if (COMMON.has(lower) || new Set(lower).size < DIFFERENT_CHARACTERS_MIN) return "too_common";
  return undefined;
}

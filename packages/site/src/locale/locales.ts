/** The languages of both sites. A new one is a file in `messages/` of each and a line here. */
export const locales = ["en"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** The cookies that carry the viewer's language and time zone. Neither is a secret or an identity. */
export const localeCookie = "sortes.locale";
export const zoneCookie = "sortes.zone";

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

/** Whether the platform knows this IANA zone: a cookie is input like any other. */
export function isZone(value: string | undefined): value is string {
  if (!value) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

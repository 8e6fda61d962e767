import { type Locale, localeCookie } from "./locales.ts";

const yearSeconds = 31_536_000;

/** Keeps the chosen language in this browser for a year; the next page is written in it. */
export function saveLocale(locale: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

import { type Locale, localeCookie, zoneCookie } from "./locales.ts";

const yearSeconds = 31_536_000;

function save(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

/** Keeps the chosen language in this browser for a year; the next page is written in it. */
export function saveLocale(locale: Locale): void {
  save(localeCookie, locale);
}

/** Keeps the IANA zone of this browser for a year. */
export function saveZone(zone: string): void {
  save(zoneCookie, zone);
}

export function isZoneSaved(zone: string): boolean {
  return document.cookie.includes(`${zoneCookie}=${zone}`);
}

import { cookies } from "next/headers";
import type { Messages } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale, isZone, type Locale, localeCookie, zoneCookie } from "./locales.ts";

/**
 * What `src/i18n/request.ts` of a site exports: language and zone of one request. The first visit is told in UTC until the
 * browser has said where it is.
 */
export function viewerConfig(loadMessages: (locale: Locale) => Promise<Messages>) {
  return getRequestConfig(async () => {
    const jar = await cookies();
    const wantedLocale = jar.get(localeCookie)?.value;
    const wantedZone = jar.get(zoneCookie)?.value;
    const locale = isLocale(wantedLocale) ? wantedLocale : defaultLocale;
    const messages = await loadMessages(locale);
    return { locale, messages, timeZone: isZone(wantedZone) ? wantedZone : "UTC" };
  });
}

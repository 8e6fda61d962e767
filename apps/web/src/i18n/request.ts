import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale, isZone, localeCookie, zoneCookie } from "./locales.ts";

/** Language and zone of one request. The first visit is told in UTC until the browser has said where it is. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  const wantedLocale = jar.get(localeCookie)?.value;
  const wantedZone = jar.get(zoneCookie)?.value;
  const locale = isLocale(wantedLocale) ? wantedLocale : defaultLocale;
  const { default: messages } = await import(`../../messages/${locale}.json`);
  return { locale, messages, timeZone: isZone(wantedZone) ? wantedZone : "UTC" };
});

export { isLocale, type Locale, locales } from "./locales.ts";
export { saveLocale } from "./viewer-cookies.ts";

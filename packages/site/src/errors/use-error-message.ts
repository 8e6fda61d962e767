"use client";

import { formatInstant, formatMoney } from "@sortes/ui";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { type ErrorReading, readError } from "./read-error.ts";

export type ErrorMessage = { message: string; code: string | undefined };

/**
 * Turns whatever was thrown into a sentence for the viewer: the text of its code, else the text of its kind, else a
 * general one. Details become arguments of the text: `limitMinor` with `currency` is `{limit}` as money, an instant such as
 * `closedAt` is `{closed}` as date and time, anything else keeps its name.
 */
export function useErrorMessage(): (error: unknown) => ErrorMessage {
  const t = useTranslations("errors");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  return (error) => {
    const reading = readError(error);
    const key = messageKeys(reading).find((candidate) => t.has(candidate as never)) ?? "general.unexpected";
    const values = argumentsOf(reading.details, locale, zone);
    return { message: t(key as "general.unexpected", values as never), code: reading.code };
  };
}

function messageKeys({ code, kind }: ErrorReading): string[] {
  return [code, kind && `general.${kind}`].filter((key) => key !== undefined);
}

function argumentsOf(
  details: Record<string, unknown>,
  locale: string,
  zone: string,
): Record<string, string | number> {
  const currency = typeof details.currency === "string" ? details.currency : undefined;
  const entries = Object.entries(details).map(([name, value]): [string, string | number] => {
    if (name.endsWith("Minor") && currency && isWhole(value)) {
      return [name.slice(0, -"Minor".length), formatMoney(BigInt(value), currency, locale)];
    }
    if (value instanceof Date || (typeof value === "string" && isoInstant.test(value))) {
      return [name.replace(/At$/u, ""), formatInstant(value, zone, locale, { withZone: true })];
    }
    return [name, typeof value === "number" ? value : String(value)];
  });
  return Object.fromEntries(entries);
}

const isoInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;

function isWhole(value: unknown): value is bigint | string {
  return typeof value === "bigint" || (typeof value === "string" && /^-?\d+$/u.test(value));
}

"use client";

import { useLocale, useTimeZone } from "next-intl";
import { formatInstant, formatRelative, type InstantStyle } from "../format/instant.ts";
import { useServerNowMs } from "./server-clock.tsx";

export type DateTimeProps = {
  at: Date | string;
  /** IANA zone. Without it the viewer's zone is used; draws give their game's zone. */
  zone?: string | undefined;
  style?: InstantStyle | undefined;
  withZone?: boolean | undefined;
};

/** An instant as wall-clock time, machine-readable underneath. */
export function DateTime({ at, zone, style, withZone }: DateTimeProps) {
  const locale = useLocale();
  const viewerZone = useTimeZone() ?? "UTC";
  const text = formatInstant(at, zone ?? viewerZone, locale, { style, withZone });
  return (
    <time className="sortes-figures" dateTime={new Date(at).toISOString()}>
      {text}
    </time>
  );
}

export type RelativeTimeProps = { at: Date | string };

/** "3 hours ago", with the exact instant in its title. On the server it is the exact instant. */
export function RelativeTime({ at }: RelativeTimeProps) {
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const nowMs = useServerNowMs(15_000);
  const exact = formatInstant(at, zone, locale, { style: "full" });
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {nowMs === undefined ? exact : formatRelative(at, nowMs, locale)}
    </time>
  );
}

export type ServerTimeProps = { zone?: string | undefined };

/** The server's clock, running. Keeps its width so that nothing beside it moves. */
export function ServerTime({ zone }: ServerTimeProps) {
  const locale = useLocale();
  const viewerZone = useTimeZone() ?? "UTC";
  const nowMs = useServerNowMs();
  const text =
    nowMs === undefined
      ? "--:--:--"
      : formatInstant(new Date(nowMs), zone ?? viewerZone, locale, { style: "time-seconds", withZone: true });
  return <span className="sortes-figures">{text}</span>;
}

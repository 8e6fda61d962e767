"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { zoneCookie } from "./locales.ts";

const yearSeconds = 31_536_000;

/** Tells the server the browser's time zone, once, and has the page written again in it. */
export function ViewerZone() {
  const router = useRouter();
  const known = useTimeZone();
  useEffect(() => {
    const actual = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (actual === known || document.cookie.includes(`${zoneCookie}=${actual}`)) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `${zoneCookie}=${actual}; path=/; max-age=${yearSeconds}; samesite=lax`;
    router.refresh();
  }, [known, router]);
  return null;
}

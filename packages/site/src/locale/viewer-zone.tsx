"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { isZoneSaved, saveZone } from "./viewer-cookies.ts";

/** Tells the server the browser's time zone, once, and has the page written again in it. */
export function ViewerZone() {
  const router = useRouter();
  const known = useTimeZone();
  useEffect(() => {
    const actual = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (actual === known || isZoneSaved(actual)) return;
    saveZone(actual);
    router.refresh();
  }, [known, router]);
  return null;
}

"use client";

import { useIdle } from "@mantine/hooks";
import { SESSION_IDLE_MS } from "@sortes/domain/credentials";
import { signOut } from "next-auth/react";
import { useEffect } from "react";
import { signInPath } from "./sign-in-path.ts";

/**
 * Signs out whoever has not touched the page for as long as an unused session lasts. A page that refreshes itself keeps its
 * session in use, so the server alone would never find its owner gone.
 */
export function IdleGuard() {
  const idle = useIdle(SESSION_IDLE_MS, { initialState: false });
  useEffect(() => {
    if (idle) void signOut({ callbackUrl: signInPath({ reason: "idle", next: window.location.pathname }) });
  }, [idle]);
  return null;
}

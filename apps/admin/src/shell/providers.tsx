"use client";

import { SiteProviders } from "@sortes/site/shell";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OperatorApiProvider } from "../trpc/client.tsx";
import { consoleTheme } from "./console-theme.ts";

/** What every page stands on. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const t = useTranslations("nav");
  return (
    <OperatorApiProvider>
      <SiteProviders nonce={nonce} theme={consoleTheme} toastsAt="top-right" closeToastLabel={t("dismiss")}>
        {children}
      </SiteProviders>
    </OperatorApiProvider>
  );
}

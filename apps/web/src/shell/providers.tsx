"use client";

import { SiteProviders } from "@sortes/site/shell";
import { theme } from "@sortes/ui";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EdgeProvider } from "../edge/edge-context.tsx";
import { PlayerApiProvider } from "../trpc/client.tsx";

export type ProvidersProps = { nonce: string; edgeUrl: string | undefined; children: ReactNode };

/** What every page stands on. */
export function Providers({ nonce, edgeUrl, children }: ProvidersProps) {
  const t = useTranslations("shell");
  return (
    <PlayerApiProvider>
      <SiteProviders nonce={nonce} theme={theme} toastsAt="top-center" closeToastLabel={t("closeMessage")}>
        <EdgeProvider edgeUrl={edgeUrl}>{children}</EdgeProvider>
      </SiteProviders>
    </PlayerApiProvider>
  );
}

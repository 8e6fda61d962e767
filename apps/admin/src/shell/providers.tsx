"use client";

import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { cssVariablesResolver } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { ViewerZone } from "../i18n/viewer-zone.tsx";
import { TRPCReactProvider } from "../trpc/client.tsx";
import { consoleTheme } from "./console-theme.ts";
import { ServerClock } from "./server-clock.tsx";

export type ProvidersProps = {
  nonce: string;
  children: ReactNode;
};

/** What every page stands on: theme, data, notifications and the server's clock. */
export function Providers({ nonce, children }: ProvidersProps) {
  const t = useTranslations("nav");
  const theme = useMemo(() => consoleTheme({ dismissLabel: t("dismiss") }), [t]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <TRPCReactProvider>
        <ServerClock>
          <Notifications position="top-right" limit={3} />
          <ViewerZone />
          {children}
        </ServerClock>
      </TRPCReactProvider>
    </MantineProvider>
  );
}

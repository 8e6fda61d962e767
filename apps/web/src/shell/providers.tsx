"use client";

import { MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { cssVariablesResolver, theme } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { ViewerZone } from "../i18n/viewer-zone.tsx";
import { TRPCReactProvider } from "../trpc/client.tsx";
import { ServerClock } from "./server-clock.tsx";

export type ProvidersProps = {
  nonce: string;
  children: ReactNode;
};

/** What every page stands on: theme, data, notifications and the server's clock. */
export function Providers({ nonce, children }: ProvidersProps) {
  const spokenTheme = useSpokenTheme();
  return (
    <MantineProvider
      theme={spokenTheme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <TRPCReactProvider>
        <ServerClock>
          <Notifications position="top-center" limit={3} />
          <ViewerZone />
          {children}
        </ServerClock>
      </TRPCReactProvider>
    </MantineProvider>
  );
}

/** The theme with a name for the one button that is an icon on every toast. */
function useSpokenTheme() {
  const t = useTranslations("shell");
  const closeLabel = t("closeMessage");
  return useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: {
          Notification: { defaultProps: { closeButtonProps: { "aria-label": closeLabel } } },
        },
      }),
    [closeLabel],
  );
}

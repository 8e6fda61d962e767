"use client";

import { MantineProvider, type MantineThemeOverride, mergeThemeOverrides } from "@mantine/core";
import { Notifications, type NotificationsProps } from "@mantine/notifications";
import { cssVariablesResolver } from "@sortes/ui";
import { type ReactNode, useMemo } from "react";
import { ViewerZone } from "../locale/viewer-zone.tsx";
import { ServerClock } from "./server-clock.tsx";

export type SiteProvidersProps = {
  nonce: string;
  theme: MantineThemeOverride;
  toastsAt: NonNullable<NotificationsProps["position"]>;
  /** Names the one button that is an icon on every toast. */
  closeToastLabel: string;
  children: ReactNode;
};

/** What every page stands on: theme, notifications, the viewer's zone and the server's clock. Asks inside an `ApiProvider`. */
export function SiteProviders({ nonce, theme, toastsAt, closeToastLabel, children }: SiteProvidersProps) {
  const spokenTheme = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: {
          Notification: { defaultProps: { closeButtonProps: { "aria-label": closeToastLabel } } },
        },
      }),
    [theme, closeToastLabel],
  );
  return (
    <MantineProvider
      theme={spokenTheme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <ServerClock>
        <Notifications position={toastsAt} limit={3} />
        <ViewerZone />
        {children}
      </ServerClock>
    </MantineProvider>
  );
}

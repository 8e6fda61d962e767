"use client";

import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { cssVariablesResolver, ServerClockProvider, theme } from "@sortes/ui";
import type { ReactNode } from "react";
import { ViewerZone } from "../i18n/viewer-zone.tsx";
import { TRPCReactProvider } from "../trpc/client.tsx";

export type ProvidersProps = {
  nonce: string;
  children: ReactNode;
};

/** What every page stands on: theme, data, notifications and the server's clock. */
export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <TRPCReactProvider>
        <ServerClockProvider offsetMs={0}>
          <Notifications position="top-center" limit={3} />
          <ViewerZone />
          {children}
        </ServerClockProvider>
      </TRPCReactProvider>
    </MantineProvider>
  );
}

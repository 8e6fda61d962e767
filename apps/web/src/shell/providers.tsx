"use client";

import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { cssVariablesResolver, theme } from "@sortes/ui";
import type { ReactNode } from "react";
import { ViewerZone } from "../i18n/viewer-zone.tsx";
import { TRPCReactProvider } from "../trpc/client.tsx";
import { ServerClock } from "./server-clock.tsx";

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
        <ServerClock>
          <Notifications position="top-center" limit={3} />
          <ViewerZone />
          {children}
        </ServerClock>
      </TRPCReactProvider>
    </MantineProvider>
  );
}

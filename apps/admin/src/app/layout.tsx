import "@sortes/ui/styles.css";
import "@mantine/charts/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import { readNonce, SiteDocument, siteMetadata, siteViewport } from "@sortes/site/server";
import type { ReactNode } from "react";
import { staffForFrame } from "../server/session.ts";
import { ConsoleFrame } from "../shell/console-frame.tsx";
import { Providers } from "../shell/providers.tsx";

export const generateMetadata = siteMetadata;
export const viewport = siteViewport;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = await readNonce();
  const staff = await staffForFrame();
  return (
    <SiteDocument nonce={nonce}>
      <Providers nonce={nonce}>
        <ConsoleFrame staff={staff}>{children}</ConsoleFrame>
      </Providers>
    </SiteDocument>
  );
}

import "@sortes/ui/styles.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import { Hydrated, readNonce, SiteDocument, siteMetadata, siteViewport } from "@sortes/site/server";
import type { ReactNode } from "react";
import { env } from "../env.ts";
import { AccountMenu } from "../features/account/account-menu.tsx";
import { ExclusionBanner } from "../features/break/exclusion-banner.tsx";
import { NotificationBell } from "../features/notifications/notification-bell.tsx";
import { HeaderBalance } from "../features/wallet/header-balance.tsx";
import { loadFrame } from "../server/load-frame.ts";
import { prefetchFrame } from "../server/prefetch-frame.ts";
import { LiveUpdates } from "../shell/live-updates.tsx";
import { Providers } from "../shell/providers.tsx";
import { SiteFrame } from "../shell/site-frame.tsx";

export const generateMetadata = siteMetadata;
export const viewport = siteViewport;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = await readNonce();
  const { signedIn, minimumAge } = await loadFrame();
  if (signedIn) await prefetchFrame();
  return (
    <SiteDocument nonce={nonce}>
      <Providers nonce={nonce} edgeUrl={env.EDGE_URL}>
        <LiveUpdates signedIn={signedIn} />
        <Hydrated>
          <SiteFrame
            signedIn={signedIn}
            personal={signedIn ? <Personal /> : null}
            notice={signedIn ? <ExclusionBanner /> : null}
            minimumAge={minimumAge}
          >
            {children}
          </SiteFrame>
        </Hydrated>
      </Providers>
    </SiteDocument>
  );
}

function Personal() {
  return (
    <>
      <HeaderBalance />
      <NotificationBell />
      <AccountMenu />
    </>
  );
}

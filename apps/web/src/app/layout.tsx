import "@sortes/ui/styles.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountMenu } from "../features/account/account-menu.tsx";
import { ExclusionBanner } from "../features/break/exclusion-banner.tsx";
import { NotificationBell } from "../features/notifications/notification-bell.tsx";
import { HeaderBalance } from "../features/wallet/header-balance.tsx";
import { loadFrame } from "../server/load-frame.ts";
import { prefetchFrame } from "../server/prefetch-frame.ts";
import { Hydrated } from "../server/trpc.tsx";
import { LiveUpdates } from "../shell/live-updates.tsx";
import { Providers } from "../shell/providers.tsx";
import { SiteFrame } from "../shell/site-frame.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meta");
  return { title: { default: t("title"), template: `%s · ${t("title")}` }, description: t("description") };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#142027" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const nonce = (await headers()).get("x-nonce") ?? "";
  const { signedIn, minimumAge } = await loadFrame();
  if (signedIn) await prefetchFrame();
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <NextIntlClientProvider>
          <Providers nonce={nonce}>
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
        </NextIntlClientProvider>
      </body>
    </html>
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

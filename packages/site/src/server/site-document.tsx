import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";

export type SiteDocumentProps = { nonce: string; children: ReactNode };

/** The document around every page, in the viewer's language and with the colours chosen before the first paint. */
export async function SiteDocument({ nonce, children }: SiteDocumentProps) {
  const locale = await getLocale();
  return (
    <html lang={locale} {...mantineHtmlProps}>
      {/* biome-ignore lint/style/noHeadElement: the root layout is where this element belongs */}
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <NextIntlClientProvider>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}

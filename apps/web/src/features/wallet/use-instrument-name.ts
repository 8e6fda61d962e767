"use client";

import { sandboxInstruments } from "@sortes/domain/payments";
import { useTranslations } from "next-intl";

/** What a player reads for an instrument's token. */
export function useInstrumentName(): (token: string) => string {
  const t = useTranslations();
  return (token) => {
    const known = sandboxInstruments.find((instrument) => instrument.token === token);
    return known ? t(known.labelKey) : t("payment.unknownInstrument");
  };
}

"use client";

import { useTranslations } from "next-intl";

const known = ["declined", "never_received"] as const;

/** Why a payment did not go through, in words; a processor may have reasons that we have no words for. */
export function useFailureText(): (failureCode: string | null) => string {
  const t = useTranslations("payment.failure");
  return (failureCode) => t(known.find((code) => code === failureCode) ?? "other");
}

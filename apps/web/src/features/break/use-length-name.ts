"use client";

import type { ExclusionRequest } from "@sortes/domain/protection";
import { useTranslations } from "next-intl";

export function useLengthName(): (request: ExclusionRequest) => string {
  const t = useTranslations("break");
  return (request) => {
    if (request.kind === "cool_off") return t("days", { days: request.days });
    return request.months === null ? t("ever") : t("months", { months: request.months });
  };
}

"use client";

import { Alert } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ClaimDialogProps } from "./claim.types.ts";

/** Says inside an open dialog that a colleague was faster: what the dialog promises is no longer what would happen. */
export function MovedOn({ claim, fromState }: Pick<ClaimDialogProps, "claim" | "fromState">) {
  const t = useTranslations("errors.claim");
  if (claim.state === fromState) return null;
  return (
    <Alert role="alert" color="orange" variant="light" icon={<IconRefresh aria-hidden />}>
      {t("wrong_state")}
    </Alert>
  );
}

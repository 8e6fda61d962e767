"use client";

import { Textarea } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, type ConfirmDialogProps } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";

export type ReasonDialogProps = Omit<ConfirmDialogProps, "onConfirm" | "error"> & {
  /** What the mutation threw, if it did. */
  failure?: unknown;
  /** Called with the trimmed reason, at least 3 characters long. */
  onConfirm: (reason: string) => void;
};

const reasonBounds = { min: 3, max: 500 };

/** A confirmation that asks why: what happens, then the reason, which the audit log keeps. Mounted anew for each use. */
export function ReasonDialog({ opened, ...rest }: ReasonDialogProps) {
  return opened ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ failure, onConfirm, children, ...dialog }: Omit<ReasonDialogProps, "opened">) {
  const t = useTranslations("reason");
  const errorMessage = useErrorMessage();
  const [reason, setReason] = useState("");
  const [touched, setTouched] = useState(false);
  const trimmed = reason.trim();
  const tooShort = trimmed.length < reasonBounds.min;
  return (
    <ConfirmDialog
      {...dialog}
      opened
      error={failure ? errorMessage(failure).message : undefined}
      onConfirm={() => (tooShort ? setTouched(true) : onConfirm(trimmed))}
    >
      {children}
      <Textarea
        label={t("label")}
        description={t("description")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onBlur={() => setTouched(reason !== "")}
        error={touched && tooShort ? t("tooShort") : undefined}
        maxLength={reasonBounds.max}
        autosize
        minRows={2}
        maxRows={6}
        required
        data-autofocus
      />
    </ConfirmDialog>
  );
}

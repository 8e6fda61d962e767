"use client";

import { PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./new-password-input.module.css";
import { measurePassword } from "./password-strength.ts";

export type NewPasswordInputProps = {
  label: string;
  /** The account's address, which a password may not contain. */
  email: string;
  value: string;
  error?: ReactNode;
  onChange: (password: string) => void;
};

/** A password being chosen: says while it is typed how it will be judged. */
export function NewPasswordInput({ label, email, value, error, onChange }: NewPasswordInputProps) {
  const t = useTranslations("password");
  const { level, verdict, left } = measurePassword(value, email);
  const spoken = verdict === "short" ? t("short", { left }) : t(verdict);
  return (
    <div>
      <PasswordInput
        label={label}
        description={t("hint")}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("show") }}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {value === "" ? null : (
        <div className={classes.meter} data-level={level}>
          <span className={classes.bars} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          <span role="status" aria-label={t("strength")}>
            {spoken}
          </span>
        </div>
      )}
    </div>
  );
}

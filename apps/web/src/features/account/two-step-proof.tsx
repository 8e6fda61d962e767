"use client";

import { PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CodeInput, isCode } from "../sign-in/code-input.tsx";

/** What switching two-step sign-in on or off takes: a code of the app, and the password. */
export type Proof = { code: string; password: string };

export const emptyProof: Proof = { code: "", password: "" };

export function isComplete({ code, password }: Proof): boolean {
  return isCode(code) && password !== "";
}

export type ProofInputsProps = { proof: Proof; onChange: (proof: Proof) => void };

export function ProofInputs({ proof, onChange }: ProofInputsProps) {
  const t = useTranslations("account.twoStep");
  const tPassword = useTranslations("password");
  return (
    <>
      <CodeInput label={t("code")} value={proof.code} onChange={(code) => onChange({ ...proof, code })} />
      <PasswordInput
        label={t("password")}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": tPassword("show") }}
        value={proof.password}
        onChange={(event) => onChange({ ...proof, password: event.currentTarget.value })}
      />
    </>
  );
}

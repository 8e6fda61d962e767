"use client";

import { Anchor, Button, Checkbox, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { emailSchema, findPasswordWeakness } from "@sortes/domain/credentials";
import { readError, useErrorMessage } from "@sortes/site/errors";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { NewPasswordInput } from "../password/new-password-input.tsx";
import { RefusalAlert } from "../sign-in/refusal-alert.tsx";
import type { SignUpFields } from "./use-sign-up.ts";

export type SignUpFormProps = {
  error: unknown;
  pending: boolean;
  onSubmit: (fields: SignUpFields) => void;
};

/** Which field a refusal is about. */
const fieldOf: Record<string, "email" | "password" | "birthOn" | "jurisdictionCode"> = {
  "player.email_taken": "email",
  "player.password_weak": "password",
  "player.under_age": "birthOn",
  "player.jurisdiction_unknown": "jurisdictionCode",
};

export function SignUpForm({ error, pending, onSubmit }: SignUpFormProps) {
  const t = useTranslations("signUp");
  const locale = useLocale();
  const form = useSignUpFormState();
  const messageOf = useErrorMessage();
  const field = fieldOf[readError(error).code ?? ""];
  const { setFieldError, getInputNode } = form;

  // Set once for each answer: typing in the field clears it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new answer may write into the form
  useEffect(() => {
    if (!field) return;
    setFieldError(field, messageOf(error).message);
    getInputNode(field)?.focus();
  }, [error]);

  const submit = form.onSubmit(({ terms: _terms, jurisdictionCode, ...typed }) =>
    onSubmit({ ...typed, jurisdictionCode: jurisdictionCode ?? "", locale }),
  );
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        {field ? null : <RefusalAlert error={error} />}
        <TextInput
          type="email"
          label={t("email")}
          autoComplete="email"
          inputMode="email"
          key={form.key("email")}
          {...form.getInputProps("email")}
        />
        <TextInput
          label={t("displayName")}
          description={t("displayNameHint")}
          autoComplete="nickname"
          maxLength={60}
          key={form.key("displayName")}
          {...form.getInputProps("displayName")}
        />
        <PlaceAndAge form={form} />
        <NewPasswordInput
          label={t("password")}
          email={form.values.email}
          value={form.values.password}
          error={form.errors.password}
          onChange={(password) => form.setFieldValue("password", password)}
        />
        <Terms form={form} />
        <Button type="submit" size="md" loading={pending} mt="xs">
          {t("submit")}
        </Button>
      </Stack>
    </form>
  );
}

type FormValues = Omit<SignUpFields, "locale" | "jurisdictionCode"> & {
  jurisdictionCode: string | null;
  terms: boolean;
};
type SignUpFormState = ReturnType<typeof useSignUpFormState>;

function useSignUpFormState() {
  const t = useTranslations("signUp");
  const messageOf = useErrorMessage();
  return useForm<FormValues>({
    initialValues: {
      email: "",
      displayName: "",
      birthOn: "",
      jurisdictionCode: null,
      password: "",
      terms: false,
    },
    validate: {
      email: (email) => (emailSchema.safeParse(email).success ? null : t("emailInvalid")),
      displayName: (name) => (name.trim() === "" ? t("displayNameMissing") : null),
      birthOn: (birthOn) => (birthOn === "" ? t("birthOnMissing") : null),
      jurisdictionCode: (code) => (code ? null : t("jurisdictionMissing")),
      password: (password, { email }) => {
        const weakness = findPasswordWeakness(password, email.trim().toLowerCase());
        const refusal = { data: { code: "player.password_weak", details: { weakness } } };
        return weakness ? messageOf(refusal).message : null;
      },
      terms: (agreed) => (agreed ? null : t("termsMissing")),
    },
  });
}

function useMinimumAge(jurisdictionCode: string | null) {
  const { data: jurisdictions = [] } = useQuery(useTRPC().account.jurisdictions.queryOptions());
  const chosen = jurisdictions.find(({ code }) => code === jurisdictionCode);
  // Before a place is chosen the strictest age is the one to show.
  const age = chosen?.minAgeYears ?? Math.max(18, ...jurisdictions.map(({ minAgeYears }) => minAgeYears));
  return { jurisdictions, chosen, age };
}

function PlaceAndAge({ form }: { form: SignUpFormState }) {
  const t = useTranslations("signUp");
  const { jurisdictions, chosen } = useMinimumAge(form.values.jurisdictionCode);
  return (
    <>
      <Select
        size="md"
        label={t("jurisdiction")}
        description={chosen ? t("jurisdictionHint", { age: chosen.minAgeYears }) : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder={t("jurisdictionPlaceholder")}
        data={jurisdictions.map(({ code, name }) => ({ value: code, label: name }))}
        allowDeselect={false}
        searchable={jurisdictions.length > 12}
        key={form.key("jurisdictionCode")}
        {...form.getInputProps("jurisdictionCode")}
      />
      <TextInput
        type="date"
        label={t("birthOn")}
        autoComplete="bday"
        key={form.key("birthOn")}
        {...form.getInputProps("birthOn")}
      />
    </>
  );
}

function Terms({ form }: { form: SignUpFormState }) {
  const t = useTranslations("signUp");
  const { age } = useMinimumAge(form.values.jurisdictionCode);
  const label = t.rich("terms", {
    age,
    link: (words) => (
      <Anchor component={Link} inherit underline="always" href="/safer-play" target="_blank">
        {words}
      </Anchor>
    ),
  });
  return <Checkbox label={label} {...form.getInputProps("terms", { type: "checkbox" })} />;
}

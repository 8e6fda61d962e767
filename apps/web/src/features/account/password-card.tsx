"use client";

import { Button, Card, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { NewPasswordInput } from "../password/new-password-input.tsx";
import { measurePassword } from "../password/password-strength.ts";
import { RefusalAlert } from "../sign-in/refusal-alert.tsx";

const empty = { currentPassword: "", newPassword: "" };

export function PasswordCard() {
  const t = useTranslations("account.password");
  const tPassword = useTranslations("password");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: profile } = useQuery(trpc.account.profile.queryOptions());
  const [typed, setTyped] = useState(empty);
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        setTyped(empty);
        notifications.show({ message: t("done"), color: "green" });
        return queryClient.invalidateQueries(trpc.account.sessions.queryFilter());
      },
    }),
  );
  const email = profile?.email ?? "";
  const complete = typed.currentPassword !== "" && measurePassword(typed.newPassword, email).level > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) change.mutate(typed);
  };
  return (
    <Card>
      <Title order={2} size="h4">
        {t("title")}
      </Title>
      <Text c="dimmed" mb="md">
        {t("text")}
      </Text>
      <form noValidate onSubmit={submit}>
        {/* Password managers look for the name that goes with the password. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <Stack gap="md">
          <RefusalAlert error={change.error} />
          <PasswordInput
            label={t("current")}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ "aria-label": tPassword("show") }}
            value={typed.currentPassword}
            onChange={(event) => setTyped({ ...typed, currentPassword: event.currentTarget.value })}
          />
          <NewPasswordInput
            label={t("next")}
            email={email}
            value={typed.newPassword}
            onChange={(newPassword) => setTyped({ ...typed, newPassword })}
          />
          <Button
            type="submit"
            variant="default"
            w="fit-content"
            disabled={!complete}
            loading={change.isPending}
          >
            {t("submit")}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}

"use client";

import { Button, Stack } from "@mantine/core";
import { readError } from "@sortes/site/errors";
import { EmptyState } from "@sortes/ui";
import { IconCircleCheck, IconLinkOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { AuthCard } from "../sign-in/auth-card.tsx";
import { RefusalAlert } from "../sign-in/refusal-alert.tsx";

/**
 * Where the link of the mail leads. It waits for a press: mail programs open links by themselves to look for harm, and the link works
 * only once.
 */
export function VerifyEmailPage({ token }: { token: string | undefined }) {
  const t = useTranslations("verifyEmail");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const verify = useMutation(
    trpc.account.verifyEmail.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.account.profile.queryFilter()),
    }),
  );
  if (!token) {
    return (
      <EmptyState
        asPage
        title={t("missing")}
        description={t("missingText")}
        icon={<IconLinkOff size={28} stroke={1.5} />}
        action={
          <Button component={Link} href="/account">
            {t("account")}
          </Button>
        }
      />
    );
  }
  if (verify.isSuccess) {
    return (
      <EmptyState
        asPage
        title={t("done")}
        description={t("doneText")}
        icon={<IconCircleCheck size={28} stroke={1.5} />}
        action={
          <Button component={Link} href="/">
            {t("doneAction")}
          </Button>
        }
      />
    );
  }
  const isUsedUp = readError(verify.error).code === "player.token_invalid";
  return (
    <AuthCard title={t("title")} description={t("description")}>
      <Stack gap="md">
        <RefusalAlert error={verify.error} />
        {isUsedUp ? (
          <Button component={Link} href="/account" size="md">
            {t("account")}
          </Button>
        ) : (
          <Button size="md" loading={verify.isPending} onClick={() => verify.mutate({ token })}>
            {t("action")}
          </Button>
        )}
      </Stack>
    </AuthCard>
  );
}

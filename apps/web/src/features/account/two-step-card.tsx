"use client";

import { Button, Card, Group, Skeleton, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useErrorMessage } from "@sortes/site/errors";
import { ToneBadge } from "@sortes/ui";
import { IconShieldCheck, IconShieldOff } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { TwoStepSetup } from "./two-step-setup.tsx";
import { TwoStepStop } from "./two-step-stop.tsx";

/** Two-step sign-in: whether it is on, and switching it. */
export function TwoStepCard() {
  const t = useTranslations("account.twoStep");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const messageOf = useErrorMessage();
  const { data: profile } = useQuery(trpc.account.profile.queryOptions());
  const [stopping, setStopping] = useState(false);
  const start = useMutation(
    trpc.account.totp.start.mutationOptions({
      onError: (error) => notifications.show({ message: messageOf(error).message, color: "red" }),
    }),
  );
  const finish = (message: string) => {
    start.reset();
    setStopping(false);
    notifications.show({ message, color: "green" });
    void queryClient.invalidateQueries(trpc.account.profile.queryFilter());
  };
  const isOn = profile?.hasTotp ?? false;
  const Icon = isOn ? IconShieldCheck : IconShieldOff;
  return (
    <Card>
      <Group gap="xs" mb={4}>
        <Title order={2} size="h4">
          {t("title")}
        </Title>
        {profile ? (
          <ToneBadge
            tone={isOn ? "positive" : "neutral"}
            size="sm"
            icon={<Icon size={13} stroke={2} aria-hidden />}
          >
            {t(isOn ? "on" : "off")}
          </ToneBadge>
        ) : null}
      </Group>
      {profile ? <Text c="dimmed">{t(isOn ? "onText" : "offText")}</Text> : <Skeleton height={40} />}
      <Button
        mt="md"
        w="fit-content"
        variant="default"
        disabled={!profile}
        loading={start.isPending}
        onClick={() => (isOn ? setStopping(true) : start.mutate())}
      >
        {t(isOn ? "stop" : "start")}
      </Button>
      {start.data ? (
        <TwoStepSetup setup={start.data} onDone={() => finish(t("enabled"))} onClose={() => start.reset()} />
      ) : null}
      {stopping ? (
        <TwoStepStop onDone={() => finish(t("disabled"))} onClose={() => setStopping(false)} />
      ) : null}
    </Card>
  );
}

"use client";

import { Alert, Button, Card, Group, Title } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { DateTime, formatLocalDate, KeyValueList, LoadingState, StateBadge, ToneBadge } from "@sortes/ui";
import { IconCircleCheck, IconMail, IconMailQuestion } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { RefusalAlert } from "../sign-in/refusal-alert.tsx";

export function ProfileCard() {
  const t = useTranslations("account.profile");
  const { data, error, refetch, isRefetching } = useQuery(useTRPC().account.profile.queryOptions());
  return (
    <Card>
      <Title order={2} size="h4" mb="xs">
        {t("title")}
      </Title>
      {data ? <Facts profile={data} /> : null}
      {!data && error ? <QueryError error={error} onRetry={refetch} retrying={isRefetching} /> : null}
      {!data && !error ? <LoadingState count={5} /> : null}
      {data && !data.emailVerifiedAt ? <ConfirmEmail email={data.email} /> : null}
    </Card>
  );
}

function Facts({ profile }: { profile: Outputs["account"]["profile"] }) {
  const t = useTranslations("account.profile");
  const locale = useLocale();
  const { data: jurisdictions = [] } = useQuery(useTRPC().account.jurisdictions.queryOptions());
  const place = jurisdictions.find(({ code }) => code === profile.jurisdictionCode);
  const currency = new Intl.DisplayNames(locale, { type: "currency" }).of(profile.currency);
  return (
    <KeyValueList
      items={[
        { label: t("name"), value: profile.displayName },
        {
          label: t("email"),
          value: (
            <Group gap="xs" justify="flex-end">
              <span style={{ overflowWrap: "anywhere" }}>{profile.email}</span>
              <EmailBadge verified={profile.emailVerifiedAt !== null} />
            </Group>
          ),
        },
        { label: t("born"), value: formatLocalDate(profile.birthOn, locale) },
        { label: t("jurisdiction"), value: place?.name ?? profile.jurisdictionCode },
        { label: t("currency"), value: currency },
        { label: t("identity"), value: <StateBadge kind="kyc" state={profile.kycState} size="sm" /> },
        { label: t("since"), value: <DateTime at={profile.createdAt} style="date" /> },
      ]}
    />
  );
}

function EmailBadge({ verified }: { verified: boolean }) {
  const t = useTranslations("account.profile");
  const Icon = verified ? IconCircleCheck : IconMailQuestion;
  return (
    <ToneBadge
      tone={verified ? "positive" : "caution"}
      size="sm"
      icon={<Icon size={13} stroke={2} aria-hidden />}
    >
      {t(verified ? "verified" : "unverified")}
    </ToneBadge>
  );
}

function ConfirmEmail({ email }: { email: string }) {
  const t = useTranslations("account.profile");
  const send = useMutation(useTRPC().account.requestEmailVerification.mutationOptions());
  if (send.isSuccess) {
    return (
      <Alert role="status" mt="sm" variant="light" icon={<IconMail aria-hidden />}>
        {t("sent", { email })}
      </Alert>
    );
  }
  return (
    <Group mt="sm">
      <RefusalAlert error={send.error} />
      <Button
        variant="light"
        leftSection={<IconMail size={18} aria-hidden />}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {t("sendMail")}
      </Button>
    </Group>
  );
}

"use client";

import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { PageHeader } from "@sortes/ui";
import { IconLogout } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AccountNav } from "./account-nav.tsx";
import { PasswordCard } from "./password-card.tsx";
import { PreferencesCard } from "./preferences-card.tsx";
import { ProfileCard } from "./profile-card.tsx";
import { RealityFacts } from "./reality-facts.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { TwoStepCard } from "./two-step-card.tsx";
import { useSignOut } from "./use-sign-out.ts";

/** Everything about the account itself: who, how one signs in, where one is signed in. */
export function AccountPage() {
  const t = useTranslations("account");
  return (
    <>
      <PageHeader title={t("title")} actions={<SignOutButton />} />
      <AccountNav />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md">
          <ProfileCard />
          <StayInControl />
          <PreferencesCard />
        </Stack>
        <Stack gap="md">
          <PasswordCard />
          <TwoStepCard />
          <SessionsCard />
        </Stack>
      </SimpleGrid>
    </>
  );
}

function SignOutButton() {
  const t = useTranslations("accountMenu");
  const signOut = useSignOut();
  return (
    <Button
      variant="default"
      leftSection={<IconLogout size={18} aria-hidden />}
      loading={signOut.isPending || signOut.isSuccess}
      onClick={() => signOut.mutate()}
    >
      {t("signOut")}
    </Button>
  );
}

function StayInControl() {
  const t = useTranslations("account");
  return (
    <Card>
      <Title order={2} size="h4">
        {t("saferPlay.title")}
      </Title>
      <Text c="dimmed" mb="sm">
        {t("saferPlay.text")}
      </Text>
      <RealityFacts />
      <Group gap="md" mt="sm">
        <Anchor component={Link} href="/account/limits">
          {t("limits")}
        </Anchor>
        <Anchor component={Link} href="/account/break">
          {t("break")}
        </Anchor>
      </Group>
    </Card>
  );
}

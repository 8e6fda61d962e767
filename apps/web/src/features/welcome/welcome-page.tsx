"use client";

import { Alert, Button, Card, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { PageHeader } from "@sortes/ui";
import { IconAdjustments, IconCoins, IconMail } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";

/** After the sign-up: what can be done now, none of it pressing, and the way on to where the player was going. */
export function WelcomePage({ next }: { next: string }) {
  const t = useTranslations("welcome");
  const { data: profile } = useQuery(useTRPC().account.profile.queryOptions());
  const offers = [
    {
      href: "/account/limits",
      title: t("limitsTitle"),
      text: t("limitsText"),
      action: t("limitsAction"),
      icon: IconAdjustments,
    },
    {
      href: "/wallet",
      title: t("depositTitle"),
      text: t("depositText"),
      action: t("depositAction"),
      icon: IconCoins,
    },
  ];
  return (
    <Stack gap="lg" maw={760} mx="auto">
      <PageHeader title={t("title", { name: profile?.displayName ?? "" })} description={t("description")} />
      {profile && !profile.emailVerifiedAt ? (
        <Alert variant="light" icon={<IconMail aria-hidden />}>
          {t("mail", { email: profile.email })}
        </Alert>
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {offers.map(({ href, title, text, action, icon: Icon }) => (
          <Card key={href}>
            <Stack gap="sm" h="100%">
              <ThemeIcon variant="light" size={40} aria-hidden>
                <Icon size={22} stroke={1.6} />
              </ThemeIcon>
              <Title order={2} size="h4">
                {title}
              </Title>
              <Text c="dimmed" style={{ flex: 1 }}>
                {text}
              </Text>
              <Button component={Link} href={href} variant="default" mt="xs" w="fit-content">
                {action}
              </Button>
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
      <Group justify="center" gap="md">
        <Button component={Link} href={next} size="md">
          {t("continue")}
        </Button>
        <Text c="dimmed">{t("continueHint")}</Text>
      </Group>
    </Stack>
  );
}

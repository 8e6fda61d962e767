"use client";

import { Button, Card, SimpleGrid, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { PageHeader } from "@sortes/ui";
import { IconAdjustments, IconDoorExit, IconHeart, IconPlayerPause } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** What a player can do to keep playing small, in plain words. */
export function SaferPlay() {
  const t = useTranslations("saferPlay");
  const tools = [
    { title: t("limitsTitle"), text: t("limitsText"), icon: IconAdjustments },
    { title: t("breakTitle"), text: t("breakText"), icon: IconPlayerPause },
    { title: t("excludeTitle"), text: t("excludeText"), icon: IconDoorExit },
    { title: t("signsTitle"), text: t("signs"), icon: IconHeart },
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Button component={Link} href="/account/limits">
            {t("action")}
          </Button>
        }
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {tools.map(({ title, text, icon: Icon }) => (
          <Card key={title}>
            <Stack gap="sm">
              <ThemeIcon variant="light" size={40} aria-hidden>
                <Icon size={22} stroke={1.6} />
              </ThemeIcon>
              <Title order={2} size="h4">
                {title}
              </Title>
              <Text c="dimmed">{text}</Text>
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
    </>
  );
}

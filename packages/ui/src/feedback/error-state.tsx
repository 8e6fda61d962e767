"use client";

import { Button, Code, Stack, Text, ThemeIcon } from "@mantine/core";
import { IconCloudExclamation, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

export type ErrorStateProps = {
  /** The sentence for this error, already in the viewer's language. */
  message: string;
  title?: string | undefined;
  /** The code of the error, for a conversation with support. */
  code?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** Makes the title the heading of the page, for pages that are nothing but this. */
  asPage?: boolean | undefined;
};

/** Says what failed, in one sentence, and offers to try again where that can help. */
export function ErrorState({ message, title, code, onRetry, retrying, asPage = false }: ErrorStateProps) {
  const t = useTranslations("ui.error");
  return (
    <Stack role="alert" align="center" gap="sm" py={48} px="md" ta="center">
      <ThemeIcon variant="light" color="gray" size={56} radius="xl" aria-hidden>
        <IconCloudExclamation size={28} stroke={1.5} />
      </ThemeIcon>
      <Text component={asPage ? "h1" : "p"} m={0} fw={650} size="lg">
        {title ?? t("title")}
      </Text>
      <Text c="dimmed" maw={440}>
        {message}
      </Text>
      {onRetry ? (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={onRetry}
          loading={retrying ?? false}
        >
          {t("retry")}
        </Button>
      ) : null}
      {code ? (
        <Text size="xs" c="dimmed">
          {t("code")} <Code>{code}</Code>
        </Text>
      ) : null}
    </Stack>
  );
}

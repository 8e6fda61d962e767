"use client";

import { Stack, Text, ThemeIcon } from "@mantine/core";
import { IconTicket } from "@tabler/icons-react";
import type { ReactNode } from "react";

export type EmptyStateProps = {
  title: string;
  description?: string | undefined;
  icon?: ReactNode;
  /** A button or link to what can be done about it. */
  action?: ReactNode;
  /** Makes the title the heading of the page, for pages that are nothing but this. */
  asPage?: boolean | undefined;
};

/** Says that there is nothing yet, and why. */
export function EmptyState({ title, description, icon, action, asPage = false }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" py={48} px="md" ta="center">
      <ThemeIcon variant="light" size={56} radius="xl" aria-hidden>
        {icon ?? <IconTicket size={28} stroke={1.5} />}
      </ThemeIcon>
      <Text component={asPage ? "h1" : "p"} m={0} fw={650} size="lg">
        {title}
      </Text>
      {description ? (
        <Text c="dimmed" maw={440}>
          {description}
        </Text>
      ) : null}
      {action}
    </Stack>
  );
}

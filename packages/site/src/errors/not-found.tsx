"use client";

import { Button } from "@mantine/core";
import { EmptyState } from "@sortes/ui";
import { IconCompass } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** What is not there and what may not be seen look alike. */
export function NotFound() {
  const t = useTranslations("notFound");
  return (
    <EmptyState
      asPage
      title={t("title")}
      description={t("description")}
      icon={<IconCompass size={28} stroke={1.5} />}
      action={
        <Button component={Link} href="/">
          {t("home")}
        </Button>
      }
    />
  );
}

"use client";

import {
  Card,
  Input,
  type MantineColorScheme,
  SegmentedControl,
  Select,
  Stack,
  Title,
  useMantineColorScheme,
} from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { isLocale, locales, saveLocale } from "@sortes/site/locale";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";

/** How the site looks on this device, and its language. */
export function PreferencesCard() {
  const t = useTranslations("account.preferences");
  const locale = useLocale();
  const router = useRouter();
  const labelId = useId();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server cannot know the choice, which lives in this browser.
  const shownScheme = useMounted() ? colorScheme : "auto";
  const nameOf = (code: string) => new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
  const changeLocale = (chosen: string | null) => {
    if (!chosen || !isLocale(chosen)) return;
    saveLocale(chosen);
    router.refresh();
  };
  return (
    <Card>
      <Title order={2} size="h4" mb="md">
        {t("title")}
      </Title>
      <Stack gap="md">
        <div>
          <Input.Label id={labelId} mb={4}>
            {t("scheme")}
          </Input.Label>
          <SegmentedControl
            fullWidth
            aria-labelledby={labelId}
            value={shownScheme}
            onChange={(value) => setColorScheme(value as MantineColorScheme)}
            data={(["light", "dark", "auto"] as const).map((value) => ({ value, label: t(value) }))}
          />
        </div>
        <Select
          label={t("language")}
          data={locales.map((code) => ({ value: code, label: nameOf(code) }))}
          value={locale}
          onChange={changeLocale}
          allowDeselect={false}
        />
      </Stack>
    </Card>
  );
}

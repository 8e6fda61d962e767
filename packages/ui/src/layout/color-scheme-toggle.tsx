"use client";

import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./color-scheme-toggle.module.css";

/** Switches light and dark. Both icons are rendered and CSS shows one, so that the server's guess is never seen. */
export function ColorSchemeToggle() {
  const t = useTranslations("ui.colorScheme");
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme("light", { getInitialValueInEffect: true });
  return (
    <Tooltip label={t("toggle")}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        aria-label={t("toggle")}
        onClick={() => setColorScheme(shown === "dark" ? "light" : "dark")}
      >
        <IconMoon className={classes.inLight} size={20} stroke={1.6} />
        <IconSun className={classes.inDark} size={20} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

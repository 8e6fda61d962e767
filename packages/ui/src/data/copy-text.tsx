"use client";

import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./copy-text.module.css";

export type CopyTextProps = {
  value: string;
  /** What is copied, e.g. "Draw id", for the button's name. */
  label: string;
  /** Keeps this many characters at each end of a long id or hash; all of it is copied and in the title. */
  ends?: number | undefined;
};

/** An id or hash in monospace with a button that copies all of it. */
export function CopyText({ value, label, ends }: CopyTextProps) {
  const t = useTranslations("ui.copy");
  const short = ends !== undefined && value.length > ends * 2 + 1;
  return (
    <span className={classes.root}>
      <span className={classes.value} title={value}>
        {short ? `${value.slice(0, ends)}…${value.slice(-ends)}` : value}
      </span>
      <CopyButton value={value} timeout={2000}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t("copied") : t("copy", { label })}>
            <ActionIcon
              variant="subtle"
              color={copied ? "green" : "gray"}
              size="sm"
              onClick={copy}
              aria-label={copied ? t("copied") : t("copy", { label })}
            >
              {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}

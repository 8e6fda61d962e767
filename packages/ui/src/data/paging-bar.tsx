"use client";

import { Button, Group, Pagination, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { formatCount } from "../format/odds.ts";
import classes from "./data-table.module.css";

/** `page` where the total is cheap to know, `cursor` for histories without an end. */
export type Paging =
  | { kind: "page"; page: number; pageSize: number; total: number; onPage: (page: number) => void }
  | {
      kind: "cursor";
      onPrevious: (() => void) | undefined;
      onNext: (() => void) | undefined;
    };

export function PagingBar({ paging }: { paging: Paging }) {
  return (
    <nav className={classes.paging}>
      {paging.kind === "page" ? <Pages {...paging} /> : <Steps {...paging} />}
    </nav>
  );
}

function Pages({ page, pageSize, total, onPage }: Extract<Paging, { kind: "page" }>) {
  const t = useTranslations("ui.paging");
  const locale = useLocale();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const range = {
    from: formatCount(Math.min(total, (page - 1) * pageSize + 1), locale),
    to: formatCount(Math.min(total, page * pageSize), locale),
    total: formatCount(total, locale),
  };
  return (
    <>
      <Text size="sm" c="dimmed" className="sortes-figures">
        {t("range", range)}
      </Text>
      {pages > 1 ? (
        <Pagination
          size="sm"
          value={page}
          total={pages}
          onChange={onPage}
          siblings={1}
          getControlProps={(control) => ({ "aria-label": t(control) })}
          getItemProps={(item) => ({ "aria-label": t("page", { page: item }) })}
        />
      ) : null}
    </>
  );
}

function Steps({ onPrevious, onNext }: Extract<Paging, { kind: "cursor" }>) {
  const t = useTranslations("ui.paging");
  if (!onPrevious && !onNext) return null;
  return (
    <Group gap="xs" ml="auto">
      <Button
        variant="default"
        size="sm"
        leftSection={<IconChevronLeft size={16} aria-hidden />}
        disabled={!onPrevious}
        onClick={() => onPrevious?.()}
      >
        {t("previous")}
      </Button>
      <Button
        variant="default"
        size="sm"
        rightSection={<IconChevronRight size={16} aria-hidden />}
        disabled={!onNext}
        onClick={() => onNext?.()}
      >
        {t("next")}
      </Button>
    </Group>
  );
}

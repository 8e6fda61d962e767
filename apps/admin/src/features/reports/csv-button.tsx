"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useErrorMessage } from "@sortes/site/errors";
import { saveAsFile } from "@sortes/ui";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { DateRange } from "./report-range.ts";

export type CsvButtonProps = { range: DateRange; disabled: boolean };

/** The report as a file, named after its dates. */
export function CsvButton({ range, disabled }: CsvButtonProps) {
  const t = useTranslations("reports.sales");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const download = useMutation(
    trpc.reports.dailySalesCsv.mutationOptions({
      onSuccess: (csv, { fromOn, toOn }) =>
        saveAsFile(csv, { name: `daily-sales_${fromOn}_${toOn}.csv`, type: "text/csv;charset=utf-8" }),
      onError: (error) => notifications.show({ color: "red", message: errorMessage(error).message }),
    }),
  );
  return (
    <Button
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={download.isPending}
      disabled={disabled}
      onClick={() => download.mutate(range)}
    >
      {t("csv")}
    </Button>
  );
}

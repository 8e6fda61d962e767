"use client";

import { Alert, Button, Group, Loader, Text } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { CopyText, formatCount } from "@sortes/ui";
import { IconCircleCheck, IconCircleX, IconLink } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

/** Reads the whole log again and recomputes every hash: an entry that was changed, removed or slipped in is found. */
export function ChainCheck() {
  const t = useTranslations("audit.check");
  const can = useCan();
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const check = useMutation(trpc.audit.verify.mutationOptions());
  if (!can("audit.verify")) return null;
  return (
    <Group gap="md" mb="lg" align="center" wrap="wrap">
      <Button
        variant="default"
        leftSection={<IconLink size={16} aria-hidden />}
        disabled={check.isPending}
        onClick={() => check.mutate()}
      >
        {t("verify")}
      </Button>
      <div role="status" style={{ flex: "1 1 20rem", minInlineSize: 0 }}>
        {check.isPending ? (
          <Group gap="xs">
            <Loader size="xs" aria-hidden />
            <Text size="sm" c="dimmed">
              {t("reading")}
            </Text>
          </Group>
        ) : null}
        {check.data && !check.isPending ? <Verdict verdict={check.data} /> : null}
        {check.error ? (
          <Alert color="red" variant="light" py="xs">
            {errorMessage(check.error).message}
          </Alert>
        ) : null}
      </div>
    </Group>
  );
}

function Verdict({ verdict }: { verdict: Outputs["audit"]["verify"] }) {
  const t = useTranslations("audit.check");
  const locale = useLocale();
  if (verdict.intact) {
    return (
      <Alert color="green" variant="light" py="xs" icon={<IconCircleCheck aria-hidden />}>
        {t("intact", { entries: formatCount(verdict.entries, locale) })}{" "}
        <CopyText value={verdict.headHash} label={t("headHash")} ends={8} />
      </Alert>
    );
  }
  return (
    <Alert color="red" variant="light" py="xs" icon={<IconCircleX aria-hidden />}>
      {t("broken", { seq: verdict.brokenAtSeq.toString(), why: verdict.why })}
    </Alert>
  );
}

"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useErrorMessage } from "@sortes/site/errors";
import { saveAsFile } from "@sortes/ui";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { ControlledDraw } from "./use-outcome.ts";

/** The certificate as a file, byte for byte as it was signed. */
export function CertificateButton({ draw }: { draw: ControlledDraw }) {
  const t = useTranslations("draw.ceremony");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const download = useMutation({
    mutationFn: () => queryClient.fetchQuery(trpc.draws.certificate.queryOptions({ drawId: draw.id })),
    onSuccess: (text) =>
      saveAsFile(text, { name: `certificate_${draw.game.id}_${draw.number}.json`, type: "application/json" }),
    onError: (error) => notifications.show({ color: "red", message: errorMessage(error).message }),
  });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {t("certificate")}
    </Button>
  );
}

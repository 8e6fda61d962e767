"use client";

import { Alert } from "@mantine/core";
import { IconHandStop, IconUserCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { PendingRequests } from "../../parts/pending-requests.tsx";
import type { ControlledDraw } from "./use-outcome.ts";

/** What a person should know before anything else: a hold, a request that waits, a confirmation that is missing. */
export function DrawNotices({ draw, awaitsOfficer }: { draw: ControlledDraw; awaitsOfficer: boolean }) {
  const t = useTranslations("draw.notice");
  const state = useTranslations("ui.state.draw");
  return (
    <>
      {draw.state === "held" ? (
        <Alert
          color="orange"
          variant="light"
          icon={<IconHandStop aria-hidden />}
          title={t("held", { state: draw.heldFrom ? state(draw.heldFrom) : "" })}
        >
          {draw.heldReason}
        </Alert>
      ) : null}
      {awaitsOfficer ? (
        <Alert color="blue" variant="light" icon={<IconUserCheck aria-hidden />} title={t("officer")}>
          {t("officerHint")}
        </Alert>
      ) : null}
      <PendingRequests subjectId={draw.id} />
    </>
  );
}

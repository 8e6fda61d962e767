"use client";

import { Alert, Anchor } from "@mantine/core";
import { IconClock, IconHandStop, IconUserCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { ControlledDraw } from "./use-outcome.ts";

/** What a person should know before anything else: a hold, a request that waits, a confirmation that is missing. */
export function DrawNotices({ draw, awaitsOfficer }: { draw: ControlledDraw; awaitsOfficer: boolean }) {
  const t = useTranslations("draw.notice");
  const kinds = useTranslations("approvalKinds");
  const state = useTranslations("ui.state.draw");
  const approvals = useQuery(
    useTRPC().approvals.list.queryOptions({ subjectId: draw.id, state: "requested", limit: 10 }),
  );
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
      {approvals.data?.items.map((approval) => (
        <Alert key={approval.id} color="blue" variant="light" icon={<IconClock aria-hidden />}>
          {t("pending", { kind: kinds(approval.kind), name: approval.requestedByName })}{" "}
          <Anchor component={Link} href={`/approvals/${approval.id}`} underline="always">
            {t("openRequest")}
          </Anchor>
        </Alert>
      ))}
    </>
  );
}

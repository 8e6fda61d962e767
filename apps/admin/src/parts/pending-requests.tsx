"use client";

import { Alert, Anchor } from "@mantine/core";
import { IconClock, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/outputs.ts";

type Request = Outputs["approvals"]["list"]["items"][number];

/** One subject has at most one open request of each kind. */
const kindsMax = 10;

/** The requests about a draw, rule version, player or colleague that wait for a second person. */
export function usePendingRequests(subjectId: string): readonly Request[] {
  const query = useQuery(
    useTRPC().approvals.list.queryOptions({ subjectId, state: "requested", limit: kindsMax }),
  );
  return query.data?.items ?? [];
}

/** Says that something about the subject of this page waits for a decision, and leads there. */
export function PendingRequests({ subjectId }: { subjectId: string }) {
  const t = useTranslations("pendingRequests");
  const kinds = useTranslations("approvalKinds");
  return usePendingRequests(subjectId).map((request) => (
    <Alert key={request.id} color="blue" variant="light" icon={<IconClock aria-hidden />}>
      {t("pending", { kind: kinds(request.kind), name: request.requestedByName })}{" "}
      <Anchor component={Link} href={`/approvals/${request.id}`} underline="always" inherit>
        {t("open")}
      </Anchor>
    </Alert>
  ));
}

/** In a dialog that asks for what has been asked for already: nothing more to send, but a place to look. */
export function AlreadyRequested({ text }: { text: string }) {
  const t = useTranslations("pendingRequests");
  return (
    <Alert color="orange" variant="light" icon={<IconUsers aria-hidden />}>
      {text}{" "}
      <Anchor component={Link} href="/approvals" underline="always">
        {t("openAll")}
      </Anchor>
    </Alert>
  );
}

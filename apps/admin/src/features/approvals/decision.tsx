"use client";

import { Alert, Button, Group, List, Stack, Text, Textarea } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog } from "@sortes/ui";
import { IconInfoCircle, IconUsers } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "../../parts/panel.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useStaff } from "../../shell/staff-context.tsx";
import { useTRPCClient } from "../../trpc/client.tsx";
import type { ApprovalItem } from "./approval.types.ts";
import { useAdjustmentEffects } from "./approval-subject.tsx";
import { useRejectionEffects } from "./claim-subject.tsx";
import { decidingRoles, decisionRights } from "./decision-rights.ts";

type Verdict = "approve" | "reject";
const noteMax = 500;

/** The decision, for whoever may take it; for everybody else, who could. */
export function Decision({ approval }: { approval: ApprovalItem }) {
  const t = useTranslations("approval");
  const staff = useStaff();
  const rights = staff ? decisionRights(staff, approval) : undefined;
  if (!rights || rights.because === "decided") return null;
  return (
    <Panel title={t("decision")}>
      <Stack gap="md">
        {rights.because === "role" ? <WhoDecides kind={approval.kind} /> : null}
        {rights.because === "own" || rights.because === "about_self" ? (
          <Alert color="blue" variant="light" icon={<IconInfoCircle aria-hidden />}>
            {t(rights.because)}
          </Alert>
        ) : null}
        {rights.reject ? <DecisionForm approval={approval} mayApprove={rights.approve} /> : null}
      </Stack>
    </Panel>
  );
}

function WhoDecides({ kind }: { kind: ApprovalItem["kind"] }) {
  const t = useTranslations("approval");
  const roles = useTranslations("roles");
  return (
    <Alert color="gray" variant="light" icon={<IconUsers aria-hidden />}>
      <Text size="sm">{t("role")}</Text>
      <List size="sm" mt={4}>
        {decidingRoles(kind).map((role) => (
          <List.Item key={role}>{roles(role)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function DecisionForm({ approval, mayApprove }: { approval: ApprovalItem; mayApprove: boolean }) {
  const t = useTranslations("approval");
  const [note, setNote] = useState("");
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  return (
    <>
      <Textarea
        label={t("noteLabel")}
        description={t("noteHint")}
        value={note}
        maxLength={noteMax}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group grow>
        <Button variant="default" onClick={() => setVerdict("reject")}>
          {t(mayApprove ? "reject.button" : "withdraw.button")}
        </Button>
        <Button disabled={!mayApprove} onClick={() => setVerdict("approve")}>
          {t("approve.button")}
        </Button>
      </Group>
      {verdict ? (
        <DecisionDialog
          approval={approval}
          note={note.trim()}
          verdict={verdict}
          label={verdict === "reject" && !mayApprove ? "withdraw" : verdict}
          onClose={() => setVerdict(null)}
        />
      ) : null}
    </>
  );
}

type DecisionDialogProps = {
  approval: ApprovalItem;
  note: string;
  verdict: Verdict;
  /** Turning down one's own request is taking it back. */
  label: Verdict | "withdraw";
  onClose: () => void;
};

function DecisionDialog({ approval, note, verdict, label, onClose }: DecisionDialogProps) {
  const t = useTranslations("approval");
  const kinds = useTranslations("approvalKinds");
  const errorMessage = useErrorMessage();
  const adjustment = useAdjustmentEffects(approval);
  const rejection = useRejectionEffects(approval);
  const client = useTRPCClient();
  const decide = useMutation({
    // Each kind has a procedure of its own, since deciding each is a permission of its own.
    mutationFn: () =>
      client.approvals.decide[approval.kind].mutate({ approvalId: approval.id, decision: verdict, note }),
    ...useChange({ done: t(`${label}.done`), onDone: onClose }),
  });
  return (
    <ConfirmDialog
      opened
      title={t(`${label}.title`)}
      description={verdict === "approve" ? t(`effect.${approval.kind}`) : t("unchanged")}
      effects={[
        { label: t("what"), value: kinds(approval.kind) },
        { label: t("by"), value: approval.requestedByName },
        ...adjustment,
        ...rejection,
        { label: t("note"), value: note || "–" },
      ]}
      confirmLabel={t(`${label}.button`)}
      danger={verdict === "reject"}
      pending={decide.isPending}
      error={decide.error ? errorMessage(decide.error).message : undefined}
      onConfirm={() => decide.mutate()}
      onClose={onClose}
    />
  );
}

"use client";

import { Alert, Button, Group, Text } from "@mantine/core";
import { IconHandStop, IconInfoCircle, IconUsers } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "../../parts/panel.tsx";
import { PendingRequests, usePendingRequests } from "../../parts/pending-requests.tsx";
import { useCan, useStaff } from "../../shell/staff-context.tsx";
import { AdvanceDialog } from "./advance-dialog.tsx";
import { ApproveDialog } from "./approve-dialog.tsx";
import type { Claim } from "./claim.types.ts";
import { nextMove } from "./next-move.ts";
import { RejectDialog } from "./reject-dialog.tsx";

type OpenDialog = { kind: "next" | "reject"; fromState: Claim["state"] };

/** The next step and the way out, each for who may take it; for everybody else who the claim waits for. */
export function ClaimActions({ claim }: { claim: Claim }) {
  const t = useTranslations("claims.next");
  const can = useCan();
  const staff = useStaff();
  const [dialog, setDialog] = useState<OpenDialog>();
  const move = nextMove(claim);
  const isHeld = claim.payout.draw.state === "held";
  const isRejectionAsked = usePendingRequests(claim.id).some(({ kind }) => kind === "claim_reject");
  const isOwnSecond = claim.state === "second_approval" && claim.firstApprover === staff?.id;
  const close = () => setDialog(undefined);
  return (
    <>
      <PendingRequests subjectId={claim.id} />
      {move ? (
        <Panel title={t("title")}>
          <Text mb="md">{t(`what.${claim.state}`, { count: claim.approvalsNeeded })}</Text>
          {isHeld ? (
            <Alert color="orange" variant="light" icon={<IconHandStop aria-hidden />} mb="md">
              {t("held")}
            </Alert>
          ) : null}
          {isOwnSecond ? (
            <Alert color="blue" variant="light" icon={<IconUsers aria-hidden />} mb="md">
              {t("samePerson")}
            </Alert>
          ) : null}
          {can(move.permission) ? null : (
            <Alert color="blue" variant="light" icon={<IconInfoCircle aria-hidden />} mb="md">
              {t(`waitsFor.${move.kind}`)}
            </Alert>
          )}
          <Group gap="sm">
            {can(move.permission) ? (
              <Button
                disabled={isHeld || isOwnSecond}
                onClick={() => setDialog({ kind: "next", fromState: claim.state })}
              >
                {t(`do.${claim.state}`, { count: claim.approvalsNeeded })}
              </Button>
            ) : null}
            {can("claims.approve") && !isRejectionAsked ? (
              <Button
                variant="default"
                disabled={isHeld}
                onClick={() => setDialog({ kind: "reject", fromState: claim.state })}
              >
                {t("reject")}
              </Button>
            ) : null}
          </Group>
        </Panel>
      ) : null}
      {dialog ? <ActionDialog claim={claim} dialog={dialog} onClose={close} /> : null}
    </>
  );
}

function ActionDialog({
  claim,
  dialog: { kind, fromState },
  onClose,
}: {
  claim: Claim;
  dialog: OpenDialog;
  onClose: () => void;
}) {
  const props = { claim, fromState, onClose };
  if (kind === "reject") return <RejectDialog {...props} />;
  return nextMove({ state: fromState })?.kind === "approve" ? (
    <ApproveDialog {...props} />
  ) : (
    <AdvanceDialog {...props} />
  );
}

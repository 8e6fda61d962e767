"use client";

import { Button } from "@mantine/core";
import type { ProofPolicy } from "@sortes/domain/proof";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "../../parts/panel.tsx";
import { PendingRequests } from "../../parts/pending-requests.tsx";
import { useCan } from "../../shell/staff-context.tsx";
import { PolicyDialog } from "./policy-dialog.tsx";
import { ProofPolicyList } from "./proof-policy-list.tsx";

/** How draws of a game are proved, and the way to ask for a change. */
export function GameProofPolicy({ game }: { game: { id: string; name: string; proof: ProofPolicy } }) {
  const t = useTranslations("proofPolicy");
  const can = useCan();
  const [asks, setAsks] = useState(false);
  return (
    <Panel
      title={t("title")}
      action={
        can("games.draft") ? (
          <Button variant="default" size="xs" onClick={() => setAsks(true)}>
            {t("change")}
          </Button>
        ) : null
      }
    >
      <PendingRequests subjectId={game.id} />
      <ProofPolicyList policy={game.proof} />
      {asks ? <PolicyDialog game={game} onClose={() => setAsks(false)} /> : null}
    </Panel>
  );
}

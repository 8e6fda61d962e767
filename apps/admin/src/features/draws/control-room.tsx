"use client";

import { PendingQuery } from "@sortes/site/errors";
import { PageHeader, StateBadge } from "@sortes/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { PendingRequests } from "../../parts/pending-requests.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { LiabilityBoard } from "../games/liability-board.tsx";
import { CeremonyPanel } from "./ceremony-panel.tsx";
import classes from "./control-room.module.css";
import { DrawActions } from "./draw-actions.tsx";
import { DrawEvents } from "./draw-events.tsx";
import { DrawTotals } from "./draw-totals.tsx";
import { HoldPanel } from "./hold-panel.tsx";
import { IdsPanel } from "./ids-panel.tsx";
import { OutcomePanel } from "./outcome-panel.tsx";
import { ResultPanel } from "./result-panel.tsx";
import { useOutcome } from "./use-outcome.ts";

/** Sales are not announced by events. */
const sellingRefreshMs = 10_000;

/** One draw: where it stands, what it holds, who did what, and what may be done with it. */
export function ControlRoom({ drawId }: { drawId: string }) {
  const t = useTranslations("draw");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.draws.get.queryOptions({ drawId }, { refetchInterval: sellingRefreshMs }));
  const draw = query.data?.draw;
  const outcome = useOutcome(draw);
  const back = { href: "/draws", label: t("back") };
  if (!query.data || !draw) {
    return (
      <>
        <PageHeader title={t("title")} back={back} />
        <PendingQuery query={query} />
      </>
    );
  }
  const { timeline, people, risks } = query.data;
  const zone = draw.game.timeZone;
  const isHeld = draw.state === "held";
  return (
    <>
      <PageHeader
        title={t("name", { game: draw.game.name, number: draw.number })}
        badge={<StateBadge kind="draw" state={draw.state} />}
        back={back}
        actions={<DrawActions draw={draw} among={isHeld ? [] : ["hold", "requestCancel"]} />}
      />
      <div className={classes.page}>
        {isHeld ? <HoldPanel draw={draw} /> : null}
        <PendingRequests subjectId={draw.id} />
        <DrawTotals
          draw={draw}
          onReached={() => void queryClient.invalidateQueries(trpc.draws.pathFilter())}
        />
        <div className={classes.columns}>
          <div className={classes.column}>
            <CeremonyPanel draw={draw} />
            {outcome.data ? <OutcomePanel outcome={outcome.data} /> : null}
          </div>
          <div className={classes.column}>
            <ResultPanel draw={draw} />
            {draw.game.kind === "digits" ? (
              <Panel title={t("liability")}>
                <LiabilityBoard risks={risks} />
              </Panel>
            ) : null}
            <IdsPanel draw={draw} />
            <DrawEvents events={timeline} people={people} zone={zone} />
          </div>
        </div>
      </div>
    </>
  );
}

"use client";

import { PendingQuery } from "@sortes/site/errors";
import { PageHeader, StateBadge } from "@sortes/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { LiabilityBoard } from "../games/liability-board.tsx";
import classes from "./control-room.module.css";
import { DrawActions } from "./draw-actions.tsx";
import { DrawEvents } from "./draw-events.tsx";
import { DrawNotices } from "./draw-notices.tsx";
import { DrawTotals } from "./draw-totals.tsx";
import { stepsOf } from "./lifecycle.ts";
import { LifecycleSteps } from "./lifecycle-steps.tsx";
import { OutcomePanel } from "./outcome-panel.tsx";
import { ResultPanel } from "./result-panel.tsx";
import { SealPanel } from "./seal-panel.tsx";
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
  const awaitsOfficer = draw.state === "drawn" && outcome.data !== undefined;
  return (
    <>
      <PageHeader
        title={t("name", { game: draw.game.name, number: draw.number })}
        badge={<StateBadge kind="draw" state={draw.state} />}
        back={back}
        actions={<DrawActions draw={draw} awaitsOfficer={awaitsOfficer} />}
      />
      <div className={classes.page}>
        <DrawNotices draw={draw} awaitsOfficer={awaitsOfficer} />
        <Panel title={t("lifecycle")}>
          <LifecycleSteps steps={stepsOf(draw, timeline)} zone={zone} label={t("lifecycle")} />
        </Panel>
        <DrawTotals
          draw={draw}
          onReached={() => void queryClient.invalidateQueries(trpc.draws.pathFilter())}
        />
        <div className={classes.columns}>
          <div className={classes.column}>
            <ResultPanel draw={draw} />
            {outcome.data ? <OutcomePanel outcome={outcome.data} /> : null}
            <SealPanel draw={draw} />
          </div>
          <div className={classes.column}>
            {draw.game.kind === "digits" ? (
              <Panel title={t("liability")}>
                <LiabilityBoard risks={risks} />
              </Panel>
            ) : null}
            <DrawEvents events={timeline} people={people} zone={zone} />
          </div>
        </div>
      </div>
    </>
  );
}

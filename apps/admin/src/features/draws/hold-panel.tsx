"use client";

import { type Permission, permissionTable } from "@sortes/domain/operators";
import { DateTime } from "@sortes/ui";
import { IconHandStop } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { DrawActions } from "./draw-actions.tsx";
import classes from "./hold-panel.module.css";
import { HoldProblems } from "./hold-problems.tsx";
import { type Ceremony, useCeremony } from "./use-ceremony.ts";
import { useDoer } from "./use-doer.ts";
import type { ControlledDraw } from "./use-outcome.ts";

/** Why a draw is held, what was compared with what, and who may let it go on. */
export function HoldPanel({ draw }: { draw: ControlledDraw }) {
  const ceremony = useCeremony(draw.id).data;
  if (!ceremony?.hold) return null;
  return <Hold draw={draw} hold={ceremony.hold} people={ceremony.people} />;
}

type Held = NonNullable<Ceremony["hold"]>;
type HoldProps = { draw: ControlledDraw; hold: Held; people: Record<string, string> };

function Hold({ draw, hold, people }: HoldProps) {
  const t = useTranslations("draw.hold");
  const steps = useTranslations("draw.ceremony.step");
  const doer = useDoer(people);
  const titleId = useId();
  return (
    <section className={classes.panel} aria-labelledby={titleId}>
      <div className={classes.head}>
        <IconHandStop className={classes.icon} size={26} stroke={1.8} aria-hidden />
        <div>
          <h2 id={titleId} className={classes.title}>
            {t("title", { step: steps(`${hold.stepId}.name`) })}
          </h2>
          <p className={classes.meta}>
            <DateTime at={hold.at} zone={draw.game.timeZone} style="full" /> · {doer(hold.by)}
          </p>
        </div>
      </div>
      <HoldProblems hold={hold} currency={draw.currency} />
      <WaysOut draw={draw} hold={hold} />
    </section>
  );
}

function WaysOut({ draw, hold }: Pick<HoldProps, "draw" | "hold">) {
  const t = useTranslations("draw.hold");
  const state = useTranslations("ui.state.draw");
  const holders = useHolders();
  return (
    <>
      <ul className={classes.ways}>
        <li>
          {t("release", {
            state: state(hold.from),
            asks: holders("draws.release.request"),
            decides: holders("approvals.decide.draw_release"),
          })}
        </li>
        <li>
          {hold.canCancel
            ? t("cancel", {
                asks: holders("draws.cancel.request"),
                decides: holders("approvals.decide.draw_cancel"),
              })
            : t("noCancel")}
        </li>
      </ul>
      <div className={classes.actions}>
        <DrawActions draw={draw} among={["requestRelease", "requestCancel"]} />
      </div>
    </>
  );
}

/** Who holds a permission, in words: the table that says so is the one that refuses. */
function useHolders(): (permission: Permission) => string {
  const roles = useTranslations("roles");
  const format = useFormatter();
  return (permission) =>
    format.list(
      permissionTable[permission].roles.map((role) => roles(role)),
      { type: "disjunction" },
    );
}

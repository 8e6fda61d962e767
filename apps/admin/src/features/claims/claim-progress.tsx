"use client";

import { VisuallyHidden } from "@mantine/core";
import { DateTime } from "@sortes/ui";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Claim } from "./claim.types.ts";
import classes from "./claim-progress.module.css";
import { claimSteps } from "./claim-steps.ts";

/** The way of a claim from left to right, on a phone from top to bottom, with who took each step. */
export function ClaimProgress({ claim }: { claim: Claim }) {
  const t = useTranslations("claims");
  const state = useTranslations("ui.state.claim");
  return (
    <ol className={classes.list} aria-label={t("progress")}>
      {claimSteps(claim).map(({ key, standing, endedBy, endedAt }, index) => (
        <li
          key={key}
          className={classes.step}
          data-standing={standing}
          aria-current={standing === "current" ? "step" : undefined}
        >
          <span className={classes.mark} aria-hidden>
            {standing === "done" ? <IconCheck size={16} stroke={2.5} /> : null}
            {standing === "rejected" || standing === "expired" ? <IconX size={16} stroke={2.5} /> : null}
            {standing === "current" || standing === "ahead" ? index + 1 : null}
          </span>
          <span className={classes.text}>
            <span className={classes.name}>
              {key === "first_approval" && claim.approvalsNeeded === 1 ? t("approval") : state(key)}
              <VisuallyHidden>, {t(`standing.${standing}`)}</VisuallyHidden>
            </span>
            {endedBy && endedAt ? (
              <span className={classes.who}>
                {claim.people[endedBy] ?? endedBy}
                <br />
                <DateTime at={endedAt} />
              </span>
            ) : null}
            {standing === "current" ? <span className={classes.who}>{t("waitsHere")}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

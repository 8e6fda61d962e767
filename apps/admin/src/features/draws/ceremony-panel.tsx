"use client";

import { Anchor } from "@mantine/core";
import { PendingQuery } from "@sortes/site/errors";
import { ToneBadge } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import classes from "./ceremony-panel.module.css";
import { CeremonyStepItem, stepAnchor } from "./ceremony-step.tsx";
import { CertificateButton } from "./certificate-button.tsx";
import { type Ceremony, useCeremony } from "./use-ceremony.ts";
import type { ControlledDraw } from "./use-outcome.ts";

/** The way from the announced terms to the closed books, one step below the other. */
export function CeremonyPanel({ draw }: { draw: ControlledDraw }) {
  const t = useTranslations("draw.ceremony");
  const query = useCeremony(draw.id);
  const ceremony = query.data;
  return (
    <Panel
      title={t("title")}
      badge={ceremony?.level ? <LevelBadge level={ceremony.level} /> : null}
      action={ceremony?.hasCertificate ? <CertificateButton draw={draw} /> : null}
    >
      {ceremony ? <Steps ceremony={ceremony} draw={draw} /> : <PendingQuery query={query} />}
    </Panel>
  );
}

function LevelBadge({ level }: { level: string }) {
  const t = useTranslations("draw.ceremony.level");
  return (
    <ToneBadge tone={level === "L3" ? "positive" : "info"} size="sm">
      {t("name", { level })}
    </ToneBadge>
  );
}

function Steps({ ceremony, draw }: { ceremony: Ceremony; draw: ControlledDraw }) {
  const t = useTranslations("draw.ceremony");
  const counted = ceremony.steps.filter(({ state }) => state !== "not_applicable");
  const done = counted.filter(({ state }) => state === "done").length;
  return (
    <>
      <div className={classes.progress}>
        <div className={classes.bar} aria-hidden>
          {counted.map(({ id, state }) => (
            <span key={id} data-state={state} />
          ))}
        </div>
        <span className="sortes-figures">{t("progress", { done, total: counted.length })}</span>
        {ceremony.currentId ? (
          <Anchor href={`#${stepAnchor(ceremony.currentId)}`} size="sm" underline="always">
            {t(`step.${ceremony.currentId}.name`)}
          </Anchor>
        ) : null}
      </div>
      <ol className={classes.steps} aria-label={t("title")}>
        {ceremony.steps.map((step) => (
          <CeremonyStepItem
            key={step.id}
            step={step}
            draw={draw}
            level={ceremony.level}
            people={ceremony.people}
            isCurrent={step.id === ceremony.currentId}
          />
        ))}
      </ol>
    </>
  );
}

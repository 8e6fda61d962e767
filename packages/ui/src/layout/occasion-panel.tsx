import clsx from "clsx";
import type { ReactNode } from "react";
import classes from "./occasion-panel.module.css";

export type OccasionPanelProps = {
  children: ReactNode;
  /** Names the region for screen readers. */
  label: string;
  size?: "md" | "lg" | undefined;
};

/**
 * The stage for a jackpot or a result: deep ink in both colour schemes, with the fine lines of a banknote. At most
 * one per page, or it is no occasion. Inside it text, lines and gold take their dark-scheme colours.
 */
export function OccasionPanel({ children, label, size = "lg" }: OccasionPanelProps) {
  return (
    <section aria-label={label} className={clsx(classes.panel, classes[size])}>
      <Guilloche />
      <div className={classes.content}>{children}</div>
    </section>
  );
}

const turns = 30;

/** Rosette of turned ellipses, as engraved on securities. Decoration only. */
function Guilloche() {
  return (
    <svg className={classes.rosette} viewBox="-200 -200 400 400" aria-hidden="true">
      {Array.from({ length: turns }, (_, turn) => {
        const angle = (turn * 180) / turns;
        return (
          <g key={angle} transform={`rotate(${angle})`} fill="none" stroke="currentColor" strokeWidth="0.6">
            <ellipse rx="190" ry="84" />
            <ellipse rx="118" ry="42" />
          </g>
        );
      })}
    </svg>
  );
}

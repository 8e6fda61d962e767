import { Paper } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./stat-tile.module.css";

export type StatTileProps = {
  label: string;
  value: ReactNode;
  /** A second line: a comparison, a share, an instant. */
  hint?: ReactNode;
  icon?: ReactNode;
};

/** One number with its name. */
export function StatTile({ label, value, hint, icon }: StatTileProps) {
  return (
    <Paper withBorder p="md" className={classes.tile}>
      <div className={classes.head}>
        <span>{label}</span>
        {icon}
      </div>
      <div className={`${classes.value} sortes-figures`}>{value}</div>
      {hint ? <div className={classes.hint}>{hint}</div> : null}
    </Paper>
  );
}

import type { ReactNode } from "react";
import classes from "./filter-bar.module.css";

/** The fields above a list: in a row on a desk, below each other on a phone. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search aria-label={label} className={classes.root}>
      {children}
    </search>
  );
}

import type { ReactNode } from "react";
import classes from "./scroll-frame.module.css";

/** Lets a table that is wider than the page be moved sideways, by keyboard too. */
export function ScrollFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without focus the arrow keys could not scroll it
    <section className={classes.frame} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

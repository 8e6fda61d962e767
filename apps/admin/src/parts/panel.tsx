import { Card, Group } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./panel.module.css";

export type PanelProps = {
  title: string;
  /** Stands beside the title: a state, a count. */
  badge?: ReactNode;
  /** At the end of the head: a button, a link. */
  action?: ReactNode;
  children: ReactNode;
};

/** One part of a page under its own heading. */
export function Panel({ title, badge, action, children }: PanelProps) {
  const titleId = useId();
  return (
    <Card component="section" aria-labelledby={titleId} className={classes.panel}>
      <div className={classes.head}>
        <Group gap="xs">
          <h2 id={titleId} className={classes.title}>
            {title}
          </h2>
          {badge}
        </Group>
        {action}
      </div>
      {children}
    </Card>
  );
}

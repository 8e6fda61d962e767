import clsx from "clsx";
import type { ReactNode } from "react";
import classes from "./key-value-list.module.css";

export type KeyValue = {
  label: string;
  value: ReactNode;
  /** Sets the line apart: a total, a new balance. */
  strong?: boolean | undefined;
};

export type KeyValueListProps = {
  items: readonly KeyValue[];
  boxed?: boolean | undefined;
};

/** Facts, one per line: the label left, the value right. */
export function KeyValueList({ items, boxed = false }: KeyValueListProps) {
  return (
    <dl className={clsx(classes.list, boxed && classes.boxed)}>
      {items.map((item) => (
        <div key={item.label} className={clsx(classes.row, item.strong && classes.strong)}>
          <dt className={classes.label}>{item.label}</dt>
          <dd className={classes.value}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

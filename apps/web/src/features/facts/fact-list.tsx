import type { Icon } from "@tabler/icons-react";
import classes from "./fact-list.module.css";

export type FactListProps = {
  facts: readonly { text: string; icon: Icon }[];
  /** Says how the list stands on its page: columns, gaps, margin. */
  className?: string | undefined;
};

/** A few sentences, each with its icon. */
export function FactList({ facts, className }: FactListProps) {
  return (
    <ul className={[classes.facts, className].join(" ")}>
      {facts.map(({ text, icon: FactIcon }) => (
        <li key={text}>
          <FactIcon size={22} stroke={1.6} aria-hidden />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

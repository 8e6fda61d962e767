import { Title } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./page-header.module.css";

export type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Where this page hangs: shown above the title. */
  back?: { href: string; label: string } | undefined;
  /** Buttons at the end; below the title on a phone. */
  actions?: ReactNode;
  /** Stands beside the title: a state. */
  badge?: ReactNode;
};

/** The head of every page; holds its one `h1`. */
export function PageHeader({ title, description, back, actions, badge }: PageHeaderProps) {
  return (
    <header className={classes.root}>
      <div className={classes.text}>
        {back ? (
          <Link href={back.href} className={classes.back}>
            <IconChevronLeft size={16} aria-hidden />
            {back.label}
          </Link>
        ) : null}
        <div className={classes.titleRow}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {badge}
        </div>
        {description ? <p className={classes.description}>{description}</p> : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </header>
  );
}

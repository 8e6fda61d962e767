import classes from "./brand-mark.module.css";

export type BrandMarkProps = {
  /** The product's name, set beside the mark. */
  name: string;
  /** A second word, e.g. for the console. */
  suffix?: string | undefined;
};

/** The name with its mark: three lots, one of them drawn. */
export function BrandMark({ name, suffix }: BrandMarkProps) {
  return (
    <span className={classes.root}>
      <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" className={classes.ground} />
        <circle cx="10.5" cy="20.5" r="4.5" className={classes.lot} />
        <circle cx="21.5" cy="20.5" r="4.5" className={classes.lot} />
        <circle cx="16" cy="11" r="4.5" className={classes.drawn} />
      </svg>
      <span className={classes.name}>{name}</span>
      {suffix ? <span className={classes.suffix}>{suffix}</span> : null}
    </span>
  );
}

"use client";

import clsx from "clsx";
import { useLocale } from "next-intl";
import { formatMoney, type MoneyFormatOptions } from "../format/money.ts";
import classes from "./money.module.css";

export type MoneyProps = MoneyFormatOptions & {
  minor: bigint;
  currency: string;
  /** `flow` colours gains green and leaves losses plain: a statement informs, it does not scold. */
  tone?: "plain" | "flow" | "prize" | undefined;
  weight?: "regular" | "strong" | undefined;
};

/** An amount in minor units, in tabular figures that never break over lines. */
export function Money({ minor, currency, tone = "plain", weight = "regular", ...options }: MoneyProps) {
  const locale = useLocale();
  const gain = tone === "flow" && minor > 0n;
  return (
    <span
      className={clsx(
        "sortes-figures",
        classes.root,
        weight === "strong" && classes.strong,
        tone === "prize" && classes.prize,
        gain && classes.gain,
      )}
    >
      {formatMoney(minor, currency, locale, tone === "flow" ? { sign: "always", ...options } : options)}
    </span>
  );
}

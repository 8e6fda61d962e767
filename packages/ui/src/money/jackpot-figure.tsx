"use client";

import clsx from "clsx";
import { useLocale } from "next-intl";
import { formatMoneyParts } from "../format/money.ts";
import classes from "./jackpot-figure.module.css";

export type JackpotFigureProps = {
  minor: bigint;
  currency: string;
  /** What the amount is, e.g. "Estimated jackpot". */
  label?: string | undefined;
  size?: "md" | "lg" | "xl" | undefined;
};

/** The one place where gold is large. The fraction is left out when it is zero; the symbol steps back. */
export function JackpotFigure({ minor, currency, label, size = "lg" }: JackpotFigureProps) {
  const locale = useLocale();
  const parts = formatMoneyParts(minor, currency, locale, { fraction: "auto" });
  const digits = parts.filter((part) => part.type !== "currency" && part.type !== "literal");
  const symbol = parts.find((part) => part.type === "currency")?.value;
  const symbolFirst = parts[0]?.type === "currency";
  const symbolElement = <span className={classes.symbol}>{symbol}</span>;
  return (
    <div className={clsx(classes.root, classes[size])}>
      {label ? <div className={classes.label}>{label}</div> : null}
      <div className={clsx(classes.figure, "sortes-figures")}>
        {symbolFirst ? symbolElement : null}
        {digits.map((part) => part.value).join("")}
        {symbolFirst ? null : symbolElement}
      </div>
    </div>
  );
}

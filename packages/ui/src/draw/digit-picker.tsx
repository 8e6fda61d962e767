"use client";

import { useTranslations } from "next-intl";
import classes from "./digit-picker.module.css";
import { NumberGrid } from "./number-grid.tsx";

export type DigitPickerProps = {
  /** Names the whole, e.g. "Your three digits". */
  label: string;
  /** One entry per position; null is not chosen yet. */
  digits: readonly (number | null)[];
  onChange: (position: number, digit: number | null) => void;
  /** Positions that the bet type leaves out, as in a front pair. */
  closed?: readonly number[] | undefined;
};

/** Picks one digit from 0 to 9 for each position. */
export function DigitPicker({ label, digits, onChange, closed = [] }: DigitPickerProps) {
  const t = useTranslations("ui.digits");
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{label}</legend>
      {digits.map((digit, position) => {
        if (closed.includes(position)) return null;
        return (
          <NumberGrid
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is its index
            key={position}
            label={t("position", { position: position + 1 })}
            min={0}
            max={9}
            columns={10}
            // Another digit replaces the choice, so a position is never full.
            limit={10}
            picked={digit === null ? [] : [digit]}
            onToggle={(value) => onChange(position, value === digit ? null : value)}
          />
        );
      })}
    </fieldset>
  );
}

"use client";

import clsx from "clsx";
import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from "react";
import classes from "./number-grid.module.css";

export type NumberGridProps = {
  /** Names the grid, e.g. "Pick 6 numbers from 1 to 45". */
  label: string;
  min?: number | undefined;
  max: number;
  picked: readonly number[];
  /** How many may be picked; the rest is closed until one is put back. */
  limit: number;
  onToggle: (value: number) => void;
  columns?: number | undefined;
  labelHidden?: boolean | undefined;
  /** Said with the label, e.g. "4 of 6 picked". */
  status?: string | undefined;
};

/**
 * A grid of numbers to pick from. One stop of the Tab key; arrows, Home and End move inside; Space and Enter pick.
 */
export function NumberGrid(props: NumberGridProps) {
  const { label, min = 1, max, picked, limit, onToggle, columns = 9, labelHidden, status } = props;
  const labelId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(min);
  const full = picked.length >= limit;
  const values = Array.from({ length: max - min + 1 }, (_, index) => min + index);

  const moveTo = (value: number) => {
    const next = Math.min(max, Math.max(min, value));
    setCurrent(next);
    grid.current?.querySelector<HTMLButtonElement>(`[data-value="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, { current, min, max, columns: columnsOf(grid.current) ?? columns });
    if (target === undefined) return;
    event.preventDefault();
    moveTo(target);
  };

  return (
    <div className={classes.root}>
      <div className={clsx(classes.head, labelHidden && classes.headHidden)}>
        <span id={labelId}>{label}</span>
        {status ? (
          <span className={classes.status} aria-live="polite">
            {status}
          </span>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser */}
      <div
        ref={grid}
        role="group"
        aria-labelledby={labelId}
        className={classes.grid}
        style={{ "--grid-columns": columns } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        {values.map((value) => {
          const on = picked.includes(value);
          return (
            <button
              key={value}
              type="button"
              className={clsx("sortes-figures", classes.cell)}
              data-value={value}
              aria-pressed={on}
              aria-disabled={(!on && full) || undefined}
              tabIndex={value === current ? 0 : -1}
              onFocus={() => setCurrent(value)}
              onClick={() => {
                if (on || !full) onToggle(value);
              }}
            >
              {value}
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** The number of columns really shown: a phone shows fewer than asked for, and arrows must follow what is seen. */
function columnsOf(grid: HTMLElement | null): number | undefined {
  const tracks = grid && getComputedStyle(grid).gridTemplateColumns.split(" ").length;
  return tracks || undefined;
}

type Position = { current: number; min: number; max: number; columns: number };

function keyTarget(key: string, { current, min, max, columns }: Position): number | undefined {
  switch (key) {
    case "ArrowRight":
      return current + 1;
    case "ArrowLeft":
      return current - 1;
    case "ArrowDown":
      return current + columns <= max ? current + columns : current;
    case "ArrowUp":
      return current - columns >= min ? current - columns : current;
    case "Home":
      return min;
    case "End":
      return max;
    default:
      return undefined;
  }
}

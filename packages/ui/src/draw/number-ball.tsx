"use client";

import { VisuallyHidden } from "@mantine/core";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import classes from "./number-ball.module.css";

export type BallShape = "ball" | "tile";
export type BallSize = "xs" | "sm" | "md" | "lg";

export type NumberBallProps = {
  value: number;
  /** `picked` is the player's choice; `matched` is a choice that the draw met. */
  state?: "plain" | "picked" | "matched" | undefined;
  bonus?: boolean | undefined;
  /** `ball` for drawn-without-return games, `tile` for digits, whose place matters. */
  shape?: BallShape | undefined;
  size?: BallSize | undefined;
};

/** One number. Its state is never told by colour alone: a match is ringed, a bonus outlined, and both are spoken. */
export function NumberBall({
  value,
  state = "plain",
  bonus = false,
  shape = "ball",
  size = "md",
}: NumberBallProps) {
  const t = useTranslations("ui.ball");
  const spoken = [bonus && t("bonus"), state === "matched" && t("matched")].filter(Boolean).join(", ");
  return (
    <span
      className={clsx("sortes-figures", classes.ball, classes[shape], classes[size])}
      data-state={state}
      data-bonus={bonus || undefined}
    >
      {value}
      {spoken ? <VisuallyHidden>{` ${spoken}`}</VisuallyHidden> : null}
    </span>
  );
}

export type NumberBallsProps = {
  numbers: readonly number[];
  bonus?: readonly number[] | undefined;
  /** How the unmatched numbers look: a result is plain, a player's line is picked. */
  state?: "plain" | "picked" | undefined;
  /** Values that match, for games where the place does not matter. */
  matched?: readonly number[] | undefined;
  matchedBonus?: readonly number[] | undefined;
  /** Positions that match, for digits. */
  matchedAt?: readonly number[] | undefined;
  shape?: BallShape | undefined;
  size?: BallSize | undefined;
  /** Lets the balls arrive one after another. Stands still for people who asked for less motion. */
  reveal?: boolean | undefined;
  /** Names the row for screen readers, e.g. "Winning numbers". */
  label: string;
};

/** A row of numbers: a result, a line of a ticket, or both at once. */
export function NumberBalls(props: NumberBallsProps) {
  const { numbers, bonus = [], state = "plain", matched, matchedBonus, matchedAt, reveal, label } = props;
  const look = { shape: props.shape, size: props.size };
  const order = (index: number) => ({ "--order": index }) as CSSProperties;
  return (
    <ul className={classes.row} aria-label={label} data-reveal={reveal || undefined} data-size={props.size}>
      {numbers.map((value, index) => {
        const met = matched?.includes(value) || matchedAt?.includes(index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: digits repeat, so the place is the identity
          <li key={index} style={order(index)}>
            <NumberBall value={value} state={met ? "matched" : state} {...look} />
          </li>
        );
      })}
      {bonus.map((value, index) => (
        <li
          key={value}
          className={index === 0 ? classes.firstBonus : undefined}
          style={order(numbers.length + index)}
        >
          <NumberBall
            value={value}
            bonus
            state={matchedBonus?.includes(value) ? "matched" : state}
            {...look}
          />
        </li>
      ))}
    </ul>
  );
}

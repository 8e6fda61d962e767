"use client";

import { TextInput } from "@mantine/core";
import { totpCodeSchema } from "@sortes/domain/credentials";
import classes from "./code-input.module.css";

export type CodeInputProps = {
  label: string;
  value: string;
  onChange: (code: string) => void;
  autoFocus?: boolean;
};

export const isCode = (text: string): boolean => totpCodeSchema.safeParse(text).success;

/** One field for six digits: a phone offers the code from its app, and a gap may be typed. */
export function CodeInput({ label, value, onChange, autoFocus = false }: CodeInputProps) {
  return (
    <TextInput
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      data-autofocus={autoFocus || undefined}
      autoFocus={autoFocus}
      classNames={{ input: classes.input ?? "" }}
    />
  );
}

"use client";

import { TextInput, type TextInputProps } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type AmountReading, parseAmountMinor } from "../format/parse-amount.ts";

export type AmountInputProps = Omit<TextInputProps, "value" | "onChange" | "type"> & {
  currency: string;
  /** The text as typed; the form keeps it, so that nothing is reformatted under the cursor. */
  value: string;
  onChange: (text: string, reading: AmountReading) => void;
};

/** A field for money. Reads exact minor units in the viewer's separators and says why it cannot read something. */
export function AmountInput({ currency, value, onChange, error, ...rest }: AmountInputProps) {
  const t = useTranslations("ui.amount");
  const locale = useLocale();
  const reading = parseAmountMinor(value, currency, locale);
  const unreadable = reading.ok || reading.reason === "empty" ? undefined : t(reading.reason);
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={currency}
      rightSectionWidth={64}
      rightSectionPointerEvents="none"
      {...rest}
      value={value}
      error={error ?? unreadable}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(text, parseAmountMinor(text, currency, locale));
      }}
    />
  );
}

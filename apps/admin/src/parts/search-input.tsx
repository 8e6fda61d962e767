"use client";

import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

export type SearchInputProps = {
  label: string;
  placeholder?: string | undefined;
  value: string;
  onChange: (text: string) => void;
};

/** Long enough to type on, short enough to feel live. */
const waitMs = 300;

/** A search field that asks once typing pauses, not at every key. */
export function SearchInput({ label, placeholder, value, onChange }: SearchInputProps) {
  const [text, setText] = useState(value);
  const settle = useDebouncedCallback((typed: string) => onChange(typed.trim()), waitMs);
  return (
    <TextInput
      type="search"
      label={label}
      placeholder={placeholder ?? ""}
      value={text}
      maxLength={100}
      leftSection={<IconSearch size={16} aria-hidden />}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}

"use client";

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";

export type GameSelectProps = {
  gameId: string | undefined;
  /** Undefined for all games. */
  onChange: (gameId: string | undefined) => void;
  /** Where the field beside it has no label of its own either. */
  hideLabel?: boolean;
};

/** Narrows a list to one game. */
export function GameSelect({ gameId, onChange, hideLabel = false }: GameSelectProps) {
  const t = useTranslations("games.select");
  const games = useQuery(useTRPC().games.list.queryOptions());
  return (
    <Select
      {...(hideLabel ? { "aria-label": t("game") } : { label: t("game") })}
      data={[
        { value: "", label: t("allGames") },
        ...(games.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={gameId ?? ""}
      onChange={(value) => onChange(value || undefined)}
      allowDeselect={false}
    />
  );
}

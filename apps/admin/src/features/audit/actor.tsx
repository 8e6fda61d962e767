import { Text } from "@mantine/core";
import { CopyText } from "@sortes/ui";
import { useTranslations } from "next-intl";
import type { AuditEntryView } from "./audit.types.ts";

type ActorProps = { entry: AuditEntryView; people: Record<string, string> };

/** Staff by name, parts of the system by theirs, players by id. */
export function Actor({ entry, people }: ActorProps) {
  const t = useTranslations("audit");
  const name = people[entry.actorId];
  if (name) return <>{name}</>;
  if (entry.actorKind === "system") return <>{t("systemPart", { name: entry.actorId })}</>;
  return (
    <>
      <Text span size="sm" c="dimmed">
        {t(entry.actorKind === "player" ? "player" : "staff")}{" "}
      </Text>
      <CopyText value={entry.actorId} label={t("actorId")} ends={6} />
    </>
  );
}

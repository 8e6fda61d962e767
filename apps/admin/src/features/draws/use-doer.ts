import { useTranslations } from "next-intl";

/** Names whoever did something: a colleague by name, a part of the system by its own. */
export function useDoer(people: Record<string, string>): (doer: { kind: string; id: string }) => string {
  const t = useTranslations("draw.events");
  return ({ id }) => people[id] ?? t("system", { name: id });
}

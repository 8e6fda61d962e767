import { DomainError } from "@sortes/domain/errors";
import { type GameRule, parseRule } from "@sortes/domain/games";
import { z } from "zod";

export type DraftReading = { rule: GameRule; problems: [] } | { rule: undefined; problems: string[] };

const problemsSchema = z.object({ problems: z.array(z.string()) });

/** Reads what is in the editor: a rule, or everything that speaks against it. `notJson` says that it is not even JSON. */
export function readDraft(text: string, notJson: string): DraftReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { rule: undefined, problems: [notJson] };
  }
  try {
    return { rule: parseRule(json), problems: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const details = problemsSchema.safeParse(error.details).data;
    return { rule: undefined, problems: details?.problems ?? [error.message] };
  }
}

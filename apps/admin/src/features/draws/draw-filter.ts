import { type DrawState, drawStateSchema, drawStates } from "@sortes/domain/draws";
import { z } from "zod";
import { boundsOfDay } from "../../i18n/local-day.ts";

const drawsPerPage = 25;

const filterSchema = z.object({
  game: z.string().min(1).max(64).optional().catch(undefined),
  state: drawStateSchema.optional().catch(undefined),
  /** Local date of the cutoff, in the viewer's zone. */
  on: z.iso.date().optional().catch(undefined),
});
export type DrawListFilter = z.output<typeof filterSchema>;

/** The filter in an address. What it cannot read there narrows nothing. */
export function readDrawFilter(values: Record<string, unknown>): DrawListFilter {
  return filterSchema.parse(values);
}

/** A frequent game has hundreds of draws ahead; they are shown when they are asked for. */
const begun = drawStates.filter((state) => state !== "scheduled");

/** What the list is asked with. */
export function drawQuery({ game, state, on }: DrawListFilter, timeZone: string) {
  const states: DrawState[] = state ? [state] : begun;
  return {
    gameId: game,
    states,
    ...(on ? boundsOfDay(on, timeZone) : {}),
    limit: drawsPerPage,
  };
}

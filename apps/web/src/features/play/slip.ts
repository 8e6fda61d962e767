import { DRAWS_MAX, LINES_MAX } from "@sortes/domain/betting";
import { type BetType, decideLine, type GameRule, type Line, lineSchema } from "@sortes/domain/games";
import { z } from "zod";
import { clearedDraft, type Draft, draftOf, emptyDraft, readDraft, withBetType } from "./draft.ts";

export interface SlipLine {
  /** Counts up within the slip: keys for the screen, nothing more. */
  id: number;
  line: Line;
}

/** A playslip: lines, in which draws they are to play, and the line being made. */
export interface Slip {
  lines: SlipLine[];
  draft: Draft;
  /** The line that the draft will replace. */
  editingId: number | null;
  /** The first draw to play; null is whichever closes next. */
  firstDrawId: string | null;
  drawCount: number;
  playNextIfLate: boolean;
}

export type SlipAction =
  | { type: "draft"; draft: Draft }
  | { type: "betType"; betType: BetType }
  /** Puts the finished draft among the lines. */
  | { type: "keep" }
  | { type: "add"; lines: Line[] }
  | { type: "edit"; id: number }
  | { type: "remove"; id: number }
  | { type: "firstDraw"; drawId: string | null }
  | { type: "drawCount"; count: number }
  | { type: "late"; playNext: boolean }
  | { type: "restore"; kept: KeptSlip }
  | { type: "clear" };

export function emptySlip(rule: GameRule): Slip {
  return {
    lines: [],
    draft: emptyDraft(rule),
    editingId: null,
    firstDrawId: null,
    drawCount: 1,
    playNextIfLate: false,
  };
}

export function reduceSlip(rule: GameRule, slip: Slip, action: SlipAction): Slip {
  switch (action.type) {
    case "draft":
      return { ...slip, draft: action.draft };
    case "betType":
      return { ...slip, draft: withBetType(rule, slip.draft, action.betType) };
    case "keep":
      return kept(rule, slip);
    case "add":
      return { ...slip, lines: appended(slip.lines, action.lines) };
    case "edit": {
      const found = slip.lines.find(({ id }) => id === action.id);
      return found ? { ...slip, draft: draftOf(found.line), editingId: found.id } : slip;
    }
    case "remove":
      return {
        ...slip,
        lines: slip.lines.filter(({ id }) => id !== action.id),
        editingId: slip.editingId === action.id ? null : slip.editingId,
      };
    case "firstDraw":
      return { ...slip, firstDrawId: action.drawId };
    case "drawCount":
      return { ...slip, drawCount: Math.min(DRAWS_MAX, Math.max(1, Math.trunc(action.count))) };
    case "late":
      return { ...slip, playNextIfLate: action.playNext };
    case "restore": {
      const { lines, ...choices } = action.kept;
      // The rules may have changed since: what they no longer accept is left behind.
      const valid = lines.filter((line) => decideLine(rule, line).isValid);
      return { ...slip, ...choices, lines: appended([], valid) };
    }
    case "clear":
      return { ...emptySlip(rule), draft: clearedDraft(rule, slip.draft) };
  }
}

function kept(rule: GameRule, slip: Slip): Slip {
  const reading = readDraft(rule, slip.draft);
  if (reading.state !== "ready") return slip;
  const { line } = reading;
  const lines = slip.lines.some(({ id }) => id === slip.editingId)
    ? slip.lines.map((old) => (old.id === slip.editingId ? { ...old, line } : old))
    : appended(slip.lines, [line]);
  return { ...slip, lines, draft: clearedDraft(rule, slip.draft), editingId: null };
}

/** Lines beyond the most that one purchase holds are not taken. */
function appended(lines: readonly SlipLine[], added: readonly Line[]): SlipLine[] {
  const nextId = Math.max(0, ...lines.map(({ id }) => id)) + 1;
  const numbered = added.map((line, index) => ({ id: nextId + index, line }));
  return [...lines, ...numbered].slice(0, LINES_MAX);
}

/** What of a slip outlives the page, so that it is still there after signing in. */
const keptSlipSchema = z.object({
  lines: z.array(lineSchema).max(LINES_MAX),
  firstDrawId: z.uuid().nullable(),
  drawCount: z.int().min(1).max(DRAWS_MAX),
  playNextIfLate: z.boolean(),
});
export type KeptSlip = z.output<typeof keptSlipSchema>;

export function writeSlip({ lines, firstDrawId, drawCount, playNextIfLate }: Slip): string {
  const value = { lines: lines.map(({ line }) => line), firstDrawId, drawCount, playNextIfLate };
  return JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? part.toString() : part));
}

/** What was written before; undefined for anything else, since the storage is open to everyone. */
export function readSlip(text: string | null): KeptSlip | undefined {
  if (!text) return undefined;
  try {
    return keptSlipSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The draws a slip plays: so many that sell, from its first one on. */
export function chosenDraws<Draw extends { id: string }>(
  open: readonly Draw[],
  { firstDrawId, drawCount }: Pick<Slip, "firstDrawId" | "drawCount">,
): Draw[] {
  const first = Math.max(
    0,
    open.findIndex(({ id }) => id === firstDrawId),
  );
  return open.slice(first, first + drawCount);
}

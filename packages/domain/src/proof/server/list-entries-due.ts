import type { Db } from "@sortes/db";
import type { GameRule } from "../../games/index.ts";
import { loadRuleVersion } from "../../games/server/index.ts";
import { mayEnter } from "../entry.core.ts";
import { loadWitnessed } from "./entries.ts";
import { type AwaitedDraw, loadDrawsToEnter } from "./entry.repo.ts";
import { loadKeysOf } from "./people.repo.ts";
import { entriesBy } from "./record-entry.ts";

/** A person makes a key a year or so; physical draws that wait at one time are a handful. */
const KEYS_MAX = 20;
const DRAWS_MAX = 20;

/** A physical draw that waits for what this official saw. */
export interface EntryDue extends Omit<AwaitedDraw, "ruleVersionId"> {
  role: string;
  signingKey: string;
  /** Goes into what is signed. Hex. */
  sealHash: string;
  /** 2 and more: both keyed in before, and differed. */
  attempt: number;
  rule: GameRule;
}

/** Physical draws that wait for what this person saw. What others keyed in is not told. */
export async function listEntriesDue(
  { db }: { db: Db },
  { staffId }: { staffId: string },
): Promise<EntryDue[]> {
  const keys = (await loadKeysOf(db, staffId, KEYS_MAX)).map(({ signingKey }) => signingKey);
  const due: EntryDue[] = [];
  for (const { ruleVersionId, ...draw } of await loadDrawsToEnter(db, keys, DRAWS_MAX)) {
    const witnessed = await loadWitnessed(db, draw.drawId);
    const seat = witnessed.officials.find(({ key }) => keys.includes(key));
    if (!seat) continue;
    const { own, other } = entriesBy(witnessed, seat.role);
    if (!mayEnter(own.length, other.length, witnessed.verdict)) continue;
    const { rule } = await loadRuleVersion({ db }, { ruleVersionId });
    const { sealHash } = witnessed;
    due.push({ ...draw, role: seat.role, signingKey: seat.key, sealHash, attempt: own.length + 1, rule });
  }
  return due;
}

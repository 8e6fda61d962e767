import type { Queries, Tx } from "@sortes/db";

export interface EntryRow {
  role: string;
  statement: string;
}

/** What officials keyed in, oldest first. */
export function loadEntryRows(db: Queries, drawId: string): Promise<EntryRow[]> {
  return db.query("select role, statement from draw_entry where draw_id = $1 order by attempt", [drawId]);
}

/** An official's next entry (primary key); a trigger refuses one before the seal and one by anybody else. */
export async function saveEntry(
  tx: Tx,
  drawId: string,
  entry: EntryRow & { attempt: number },
): Promise<void> {
  await tx.query("insert into draw_entry (draw_id, role, attempt, statement) values ($1, $2, $3, $4)", [
    drawId,
    entry.role,
    entry.attempt,
    entry.statement,
  ]);
}

/** A sealed draw that is not drawn, and by which rules; the row stays locked, so that entries come one after the other. */
export function lockSealedDraw(tx: Tx, drawId: string): Promise<{ ruleVersionId: string } | undefined> {
  return tx.maybeOne(
    `select rule_version_id from draw where id = $1 and (state = 'sealed' or held_from = 'sealed') for no key update`,
    [drawId],
  );
}

export interface AwaitedDraw {
  drawId: string;
  gameId: string;
  gameName: string;
  number: number;
  ruleVersionId: string;
}

/** Sealed draws whose terms name one of these keys as an official's, the oldest first. */
export function loadDrawsToEnter(
  db: Queries,
  signingKeys: readonly string[],
  limit: number,
): Promise<AwaitedDraw[]> {
  return db.query(
    `select d.id as draw_id, d.game_id, g.name as game_name, d.number, d.rule_version_id
     from draw d join game g on g.id = d.game_id join log_entry e on e.draw_id = d.id and e.type = 'terms'
     where (d.state = 'sealed' or d.held_from = 'sealed') and exists (
       select from jsonb_array_elements(e.statement::jsonb #> '{body,beacon,officials}') o where o ->> 'key' = any($1)
     ) order by d.cutoff_at, d.id limit $2`,
    [signingKeys, limit],
  );
}

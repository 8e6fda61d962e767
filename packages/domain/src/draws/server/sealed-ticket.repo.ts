import type { Tx } from "@sortes/db";
import type { SealedTicket } from "../seal.core.ts";

/** Tickets of a draw after a serial, in order, with the instant of sale as exact text. */
export function loadTicketsToSeal(
  tx: Tx,
  drawId: string,
  afterSerial: bigint,
  limit: number,
): Promise<SealedTicket[]> {
  return tx.query<SealedTicket>(
    {
      name: "draws.tickets_to_seal",
      text: `select draw_id, serial, id, purchase_id, player_id, rule_version_id, lines, stake_minor,
          to_char(sold_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sold_at
        from ticket where draw_id = $1 and serial > $2 order by serial limit $3`,
    },
    [drawId, afterSerial, limit],
  );
}

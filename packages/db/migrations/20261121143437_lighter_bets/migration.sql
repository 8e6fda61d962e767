-- Each bet pays for every index here, once for its purchase, once for its ticket and once for its transfer.

-- A stake is named by its ticket: it has the ticket's id, so the primary key says that it happens once. Other transfers keep the
-- name of their operation, which is unique; a stake needs no place in that index.
ALTER TABLE transfer ALTER COLUMN operation_id DROP NOT NULL;
ALTER TABLE transfer ADD CONSTRAINT transfer_operation CHECK (
  operation_id IS NOT NULL OR (kind = 'stake' AND reference_kind = 'ticket' AND reference_id = id::text)
);
DROP INDEX transfer_operation_id_key;
CREATE UNIQUE INDEX transfer_operation_id_key ON transfer (operation_id) WHERE operation_id IS NOT NULL;

-- What a player receives is never a stake, and nobody looks for the stakes of a draw's account but its tickets.
DROP INDEX transfer_credit_account_id_created_at_idx;
CREATE INDEX transfer_credit_account_id_created_at_idx ON transfer (credit_account_id, created_at) WHERE kind <> 'stake';

-- A ticket is sold in the instant of its purchase, so a purchase finds its tickets among those of its player at that instant.
DROP INDEX ticket_purchase_id_idx;
CREATE OR REPLACE FUNCTION ticket_guard() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT draw_id, max(sold_at) AS last_sold_at FROM added GROUP BY draw_id) n
    WHERE (
      SELECT d.state = 'open' AND n.last_sold_at < d.cutoff_at + make_interval(secs => d.grace_ms / 1000.0)
      FROM draw d WHERE d.id = n.draw_id
    ) IS NOT TRUE
  ) THEN
    RAISE EXCEPTION 'a ticket was written into a draw that does not sell' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT purchase_id, player_id, sold_at FROM added) a
    WHERE (SELECT p.player_id = a.player_id AND p.created_at = a.sold_at FROM purchase p WHERE p.id = a.purchase_id) IS NOT TRUE
  ) THEN
    RAISE EXCEPTION 'a ticket has no purchase of its player' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;

-- Where a player lives decides the currency of his account and is remembered by those who sell to him.
CREATE TRIGGER kept_guard_of_home BEFORE UPDATE OF jurisdiction_code ON player FOR EACH STATEMENT EXECUTE FUNCTION kept_guard();

-- Few players may not play; a batch of bets looks for them among those, not among all.
CREATE INDEX player_not_active_idx ON player (id) WHERE status <> 'active';

-- A purchase, a ticket and a transfer refer to rows that never go away. Checking that row by row was a quarter of the time
-- of a bet, so the references stay declared (for readers and tools) but are checked once a statement, over all its rows.
-- That no lock is needed rests on the second half of this file: what they refer to cannot be deleted or renamed.

ALTER TABLE purchase
  ALTER CONSTRAINT purchase_player_id_fkey NOT ENFORCED,
  ALTER CONSTRAINT purchase_game_id_fkey NOT ENFORCED;
ALTER TABLE ticket
  ALTER CONSTRAINT ticket_draw_id_fkey NOT ENFORCED,
  ALTER CONSTRAINT ticket_purchase_id_fkey NOT ENFORCED,
  ALTER CONSTRAINT ticket_player_id_fkey NOT ENFORCED;
ALTER TABLE transfer
  ALTER CONSTRAINT transfer_debit_account_id_currency_fkey NOT ENFORCED,
  ALTER CONSTRAINT transfer_credit_account_id_currency_fkey NOT ENFORCED,
  ALTER CONSTRAINT transfer_pending_id_fkey NOT ENFORCED;

-- A sub-select for each row instead of a join, and no sequential scan: the plan stays right when it was made while the
-- tables were still empty.
CREATE FUNCTION purchase_guard() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT player_id, game_id FROM added) a
    WHERE (SELECT true FROM player WHERE id = a.player_id) IS NULL OR (SELECT true FROM game WHERE id = a.game_id) IS NULL
  ) THEN
    RAISE EXCEPTION 'a purchase refers to nothing' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER purchase_guard AFTER INSERT ON purchase REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION purchase_guard();

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
    SELECT FROM (SELECT DISTINCT purchase_id, player_id FROM added) a
    WHERE (SELECT p.player_id = a.player_id FROM purchase p WHERE p.id = a.purchase_id) IS NOT TRUE
  ) THEN
    RAISE EXCEPTION 'a ticket has no purchase of its player' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION transfer_guard() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT debit_account_id AS account_id, currency FROM added UNION SELECT credit_account_id, currency FROM added
    ) a
    WHERE (SELECT true FROM account WHERE id = a.account_id AND currency = a.currency) IS NULL
  ) OR EXISTS (
    SELECT FROM added a WHERE pending_id IS NOT NULL AND (SELECT true FROM transfer WHERE id = a.pending_id) IS NULL
  ) THEN
    RAISE EXCEPTION 'a transfer refers to nothing' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER transfer_guard AFTER INSERT ON transfer REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION transfer_guard();

-- What history refers to stays, under the name by which it is referred to.
CREATE FUNCTION kept_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % is never deleted or renamed', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER kept_guard BEFORE DELETE OR TRUNCATE OR UPDATE OF id ON player FOR EACH STATEMENT EXECUTE FUNCTION kept_guard();
CREATE TRIGGER kept_guard BEFORE DELETE OR TRUNCATE OR UPDATE OF id ON game FOR EACH STATEMENT EXECUTE FUNCTION kept_guard();
CREATE TRIGGER kept_guard BEFORE DELETE OR TRUNCATE OR UPDATE OF id ON draw FOR EACH STATEMENT EXECUTE FUNCTION kept_guard();
CREATE TRIGGER kept_guard BEFORE DELETE OR TRUNCATE OR UPDATE OF id, currency ON account
  FOR EACH STATEMENT EXECUTE FUNCTION kept_guard();

-- Nothing looks a transfer up by what it is for; each index here is paid for by every bet.
DROP INDEX transfer_reference_kind_reference_id_idx;

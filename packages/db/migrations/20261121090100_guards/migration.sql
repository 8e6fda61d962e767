-- What the schema language cannot say: the promises the database keeps by itself, whatever the code above it does.

-- Money ---------------------------------------------------------------------------------------------------------------

ALTER TABLE account
  ADD CONSTRAINT account_held_not_negative CHECK (held_minor >= 0),
  ADD CONSTRAINT account_funds CHECK (allow_negative OR posted_minor - held_minor >= 0),
  ADD CONSTRAINT account_only_bank_negative CHECK (NOT allow_negative OR (owner_kind = 'house' AND kind = 'bank'));

ALTER TABLE transfer
  ADD CONSTRAINT transfer_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT transfer_two_accounts CHECK (debit_account_id <> credit_account_id),
  ADD CONSTRAINT transfer_resolution CHECK ((phase IN ('post', 'void')) = (pending_id IS NOT NULL));

ALTER TABLE payment ADD CONSTRAINT payment_amount CHECK (amount_minor > 0);

ALTER TABLE payout
  ADD CONSTRAINT payout_gross CHECK (gross_minor > 0),
  ADD CONSTRAINT payout_tax CHECK (tax_minor >= 0 AND tax_minor <= gross_minor);

ALTER TABLE player_limit
  ADD CONSTRAINT player_limit_amount CHECK (amount_minor IS NULL OR amount_minor >= 0),
  ADD CONSTRAINT player_limit_pending CHECK (pending_amount_minor IS NULL OR pending_from IS NOT NULL);

-- Draws and tickets ---------------------------------------------------------------------------------------------------

ALTER TABLE game
  ADD CONSTRAINT game_grace CHECK (grace_ms BETWEEN 0 AND 5000);

ALTER TABLE draw
  ADD CONSTRAINT draw_times CHECK (opens_at < cutoff_at AND cutoff_at < publish_at),
  ADD CONSTRAINT draw_grace CHECK (grace_ms BETWEEN 0 AND 5000),
  ADD CONSTRAINT draw_totals CHECK (sold >= 0 AND lines >= 0 AND stake_minor >= 0),
  ADD CONSTRAINT draw_hold CHECK ((state = 'held') = (held_from IS NOT NULL) AND (held_from IS NULL) = (held_reason IS NULL));

ALTER TABLE ticket
  ADD CONSTRAINT ticket_serial CHECK (serial >= 1),
  ADD CONSTRAINT ticket_lines CHECK (line_count >= 1),
  ADD CONSTRAINT ticket_stake CHECK (stake_minor > 0);

ALTER TABLE number_liability ADD CONSTRAINT number_liability_exposure CHECK (exposure_minor >= 0);

ALTER TABLE settlement_range ADD CONSTRAINT settlement_range_order CHECK (from_serial >= 1 AND to_serial >= from_serial);

ALTER TABLE winning_line ADD CONSTRAINT winning_line_units CHECK (units > 0);

ALTER TABLE tier_result ADD CONSTRAINT tier_result_agreed CHECK (units = control_units AND units >= 0 AND total_minor >= 0);

-- There is no way back: each step of a draw's life is listed here, everything else is refused.
CREATE FUNCTION draw_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (
    (OLD.state, NEW.state) IN (
      ('scheduled', 'open'), ('open', 'closed'), ('closed', 'sealed'), ('sealed', 'drawn'),
      ('drawn', 'verified'), ('verified', 'published'), ('published', 'settled'),
      ('scheduled', 'cancelled'), ('open', 'cancelled'), ('closed', 'cancelled')
    )
    OR (NEW.state = 'held' AND NEW.held_from = OLD.state AND OLD.state NOT IN ('settled', 'cancelled'))
    OR (OLD.state = 'held' AND NEW.state = OLD.held_from)
    OR (OLD.state = 'held' AND NEW.state = 'cancelled' AND OLD.held_from IN ('scheduled', 'open', 'closed'))
  ) THEN
    RAISE EXCEPTION 'draw %: % cannot become %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = OLD.state AND NEW.held_from IS DISTINCT FROM OLD.held_from THEN
    RAISE EXCEPTION 'draw %: where a hold ends does not change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  -- Each step stands on what the one before it left behind; a release only goes back to where that was checked.
  IF OLD.state <> 'held' AND (
    (NEW.state = 'sealed' AND NOT EXISTS (SELECT FROM draw_seal WHERE draw_id = NEW.id))
    OR (NEW.state = 'drawn' AND NOT EXISTS (SELECT FROM draw_seed JOIN draw_result USING (draw_id) WHERE draw_id = NEW.id))
    OR (NEW.state = 'verified' AND NOT EXISTS (SELECT FROM draw_settlement WHERE draw_id = NEW.id))
    OR (NEW.state = 'published' AND OLD.state <> 'published' AND clock_timestamp() < NEW.publish_at)
  ) THEN
    RAISE EXCEPTION 'draw %: not ready to be %', OLD.id, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.sold, NEW.lines, NEW.stake_minor) IS DISTINCT FROM (OLD.sold, OLD.lines, OLD.stake_minor) AND OLD.state <> 'open' THEN
    RAISE EXCEPTION 'draw %: totals are frozen in state %', OLD.id, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW.game_id, NEW.number, NEW.rule_version_id, NEW.currency, NEW.cutoff_at, NEW.publish_at, NEW.grace_ms)
     IS DISTINCT FROM
     (OLD.id, OLD.game_id, OLD.number, OLD.rule_version_id, OLD.currency, OLD.cutoff_at, OLD.publish_at, OLD.grace_ms) THEN
    RAISE EXCEPTION 'draw %: what was announced does not change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_guard BEFORE UPDATE ON draw FOR EACH ROW EXECUTE FUNCTION draw_guard();

-- The second lock on the door behind the fence in the bet path: one check a statement, not a row.
CREATE FUNCTION ticket_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT draw_id, max(sold_at) AS last_sold_at FROM added GROUP BY draw_id) n
    JOIN draw d ON d.id = n.draw_id
    WHERE d.state <> 'open' OR n.last_sold_at >= d.cutoff_at + make_interval(secs => d.grace_ms / 1000.0)
  ) THEN
    RAISE EXCEPTION 'a ticket was written into a draw that does not sell' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_guard AFTER INSERT ON ticket REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION ticket_guard();

-- Seed and result wait for the seal.
CREATE FUNCTION after_seal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM draw_seal WHERE draw_id = NEW.draw_id) THEN
    RAISE EXCEPTION 'draw %: no % before the seal', NEW.draw_id, TG_ARGV[0] USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER after_seal_guard BEFORE INSERT ON draw_seed FOR EACH ROW EXECUTE FUNCTION after_seal_guard('seed');
CREATE TRIGGER after_seal_guard BEFORE INSERT ON draw_result FOR EACH ROW EXECUTE FUNCTION after_seal_guard('result');

-- Rule versions are immutable once published -----------------------------------------------------------------------------

CREATE FUNCTION rule_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('published', 'rejected') THEN
    RAISE EXCEPTION 'rule version % is %', OLD.id, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF OLD.state = 'submitted' AND (NEW.rule, NEW.rule_hash) IS DISTINCT FROM (OLD.rule, OLD.rule_hash) THEN
    RAISE EXCEPTION 'rule version % is being reviewed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_version_guard BEFORE UPDATE OR DELETE ON rule_version FOR EACH ROW EXECUTE FUNCTION rule_version_guard();

ALTER TABLE rule_version
  ADD CONSTRAINT rule_version_four_eyes CHECK (state <> 'published' OR (approved_by IS NOT NULL AND approved_by <> created_by));

-- Four eyes -----------------------------------------------------------------------------------------------------------

ALTER TABLE approval
  ADD CONSTRAINT approval_four_eyes CHECK (decided_by IS NULL OR state = 'rejected' OR decided_by <> requested_by),
  ADD CONSTRAINT approval_decided CHECK ((state = 'requested') = (decided_by IS NULL));
CREATE UNIQUE INDEX approval_one_open ON approval (kind, subject_id) WHERE state = 'requested';

ALTER TABLE claim
  ADD CONSTRAINT claim_four_eyes CHECK (second_approver IS NULL OR second_approver <> first_approver),
  ADD CONSTRAINT claim_paid_approved CHECK (
    state <> 'paid' OR (first_approver IS NOT NULL AND (approvals_needed = 1 OR second_approver IS NOT NULL))
  );

-- What people or processors decided stays decided, and what they decide about does not change under their hands. The first
-- argument lists the final states, the second the columns that never change.
CREATE FUNCTION decision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fixed text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION '% % cannot be deleted', TG_TABLE_NAME, OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state::text = ANY (string_to_array(TG_ARGV[0], ' ')) THEN
    RAISE EXCEPTION '% % is % for good', TG_TABLE_NAME, OLD.id, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  FOREACH fixed IN ARRAY string_to_array(TG_ARGV[1], ' ') LOOP
    IF to_jsonb(NEW) -> fixed IS DISTINCT FROM to_jsonb(OLD) -> fixed THEN
      RAISE EXCEPTION '% %: % does not change', TG_TABLE_NAME, OLD.id, fixed USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_guard BEFORE UPDATE OR DELETE ON approval FOR EACH ROW
  EXECUTE FUNCTION decision_guard('approved rejected', 'id kind subject_id payload reason requested_by requested_at');
CREATE TRIGGER decision_guard BEFORE UPDATE OR DELETE ON payout FOR EACH ROW
  EXECUTE FUNCTION decision_guard('paid rejected', 'id draw_id serial player_id gross_minor currency');
CREATE TRIGGER decision_guard BEFORE UPDATE OR DELETE ON claim FOR EACH ROW
  EXECUTE FUNCTION decision_guard('paid rejected', 'id payout_id approvals_needed');
CREATE TRIGGER decision_guard BEFORE UPDATE OR DELETE ON payment FOR EACH ROW
  EXECUTE FUNCTION decision_guard(
    'succeeded failed', 'id player_id direction amount_minor currency instrument idempotency_key input_hash processor'
  );

-- Names and ages ------------------------------------------------------------------------------------------------------

ALTER TABLE player ADD CONSTRAINT player_email_lower CHECK (email = lower(email));
ALTER TABLE staff ADD CONSTRAINT staff_email_lower CHECK (email = lower(email));
ALTER TABLE audit_head ADD CONSTRAINT audit_head_one_row CHECK (id = 1);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, repeat('0', 64));

-- History is append-only ----------------------------------------------------------------------------------------------

CREATE FUNCTION history_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY[
    'transfer', 'purchase', 'ticket', 'draw_seal', 'draw_seed', 'draw_result', 'draw_event', 'winning_line', 'tier_result', 'draw_settlement',
    'exclusion', 'claim_event', 'audit_entry', 'significant_event', 'sandbox_charge', 'tax_rule'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER history_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION history_guard()',
      history
    );
  END LOOP;
END $$;

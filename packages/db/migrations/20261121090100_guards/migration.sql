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
    SELECT FROM (SELECT draw_id, max(sold_at) AS last_sold_at, max(serial) AS last_serial FROM added GROUP BY draw_id) n
    JOIN draw d ON d.id = n.draw_id
    WHERE d.state <> 'open' OR n.last_sold_at >= d.cutoff_at + make_interval(secs => d.grace_ms / 1000.0)
  ) THEN
    RAISE EXCEPTION 'a ticket was written into a draw that does not sell' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_guard AFTER INSERT ON ticket REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION ticket_guard();

-- Results wait for a seal, and what is published waits for a result.
CREATE FUNCTION draw_seed_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM draw_seal WHERE draw_id = NEW.draw_id) THEN
    RAISE EXCEPTION 'draw %: no seed before the seal', NEW.draw_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_seed_guard BEFORE INSERT ON draw_seed FOR EACH ROW EXECUTE FUNCTION draw_seed_guard();

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
    state <> 'paid' OR (approvals_needed = 1 AND first_approver IS NOT NULL) OR second_approver IS NOT NULL
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

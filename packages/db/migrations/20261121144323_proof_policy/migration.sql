-- AlterEnum
ALTER TYPE "approval_kind" ADD VALUE 'game_proof';

-- AlterTable
ALTER TABLE "game" ADD COLUMN     "proof" JSONB NOT NULL DEFAULT '{"level":"L1"}';

-- CreateTable
CREATE TABLE "draw_policy" (
    "draw_id" UUID NOT NULL,
    "policy" JSONB NOT NULL,

    CONSTRAINT "draw_policy_pkey" PRIMARY KEY ("draw_id")
);

-- CreateTable
CREATE TABLE "draw_beacon" (
    "draw_id" UUID NOT NULL,
    "round" BIGINT NOT NULL,
    "signature" CHAR(96) NOT NULL,
    "relay" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_beacon_pkey" PRIMARY KEY ("draw_id")
);

-- CreateTable
CREATE TABLE "draw_beacon_try" (
    "draw_id" UUID NOT NULL,
    "round" BIGINT NOT NULL,
    "outcome" TEXT NOT NULL,
    "relays" JSONB NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 1,
    "tried_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_beacon_try_pkey" PRIMARY KEY ("draw_id")
);

-- CreateTable
CREATE TABLE "draw_entry" (
    "draw_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_entry_pkey" PRIMARY KEY ("draw_id","role")
);

-- What the schema language cannot say --------------------------------------------------------------------------------

ALTER TABLE game ADD CONSTRAINT game_proof_level CHECK (proof ->> 'level' IN ('L3', 'L2', 'L1', 'L0'));

-- What games asked for until now is the policy of the draws they have announced.
UPDATE game SET proof = proof || '{"publishers": 1}' WHERE officer_verifies;
INSERT INTO draw_policy (draw_id, policy)
SELECT d.id, g.proof FROM draw d JOIN game g ON g.id = d.game_id
WHERE EXISTS (SELECT FROM log_entry e WHERE e.draw_id = d.id AND e.type = 'terms');

-- The policy is that of the terms: neither is there without the other, and their levels are the same.
CREATE FUNCTION draw_policy_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM draw_policy p WHERE p.draw_id = NEW.draw_id
      AND p.policy ->> 'level' = NEW.statement::jsonb #>> '{body,beacon,level}'
  ) THEN
    RAISE EXCEPTION 'draw %: the terms are of another level than its policy', NEW.draw_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_policy_guard BEFORE INSERT ON log_entry FOR EACH ROW WHEN (NEW.type = 'terms')
  EXECUTE FUNCTION draw_policy_guard();

-- The round is the seal's, and nobody has another.
CREATE FUNCTION draw_beacon_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM log_entry s JOIN log_entry t USING (draw_id)
    WHERE s.draw_id = NEW.draw_id AND s.type = 'seal' AND (s.statement::jsonb #>> '{body,round}')::bigint = NEW.round
      AND t.type = 'terms' AND t.statement::jsonb #>> '{body,beacon,level}' IN ('L3', 'L2')
  ) THEN
    RAISE EXCEPTION 'draw %: round % is not the one that the seal fixed', NEW.draw_id, NEW.round USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_beacon_guard BEFORE INSERT ON draw_beacon FOR EACH ROW EXECUTE FUNCTION draw_beacon_guard();
CREATE TRIGGER draw_beacon_guard BEFORE INSERT OR UPDATE ON draw_beacon_try FOR EACH ROW EXECUTE FUNCTION draw_beacon_guard();

-- Only officials whom the terms name key in what they saw, and only once the tickets are sealed.
CREATE FUNCTION draw_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM log_entry t CROSS JOIN LATERAL jsonb_array_elements(t.statement::jsonb #> '{body,beacon,officials}') o
    WHERE t.draw_id = NEW.draw_id AND t.type = 'terms' AND o ->> 'role' = NEW.role
  ) THEN
    RAISE EXCEPTION 'draw %: % is no official of it', NEW.draw_id, NEW.role USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_entry_guard BEFORE INSERT ON draw_entry FOR EACH ROW EXECUTE FUNCTION draw_entry_guard();
CREATE TRIGGER after_seal_guard BEFORE INSERT ON draw_entry FOR EACH ROW EXECUTE FUNCTION after_seal_guard('entry');

-- A draw that waits for a beacon has no seed without it.
CREATE FUNCTION draw_seed_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  level text := (SELECT statement::jsonb #>> '{body,beacon,level}' FROM log_entry WHERE draw_id = NEW.draw_id AND type = 'terms');
BEGIN
  IF level = 'L0' OR (level IN ('L3', 'L2') AND NOT EXISTS (SELECT FROM draw_beacon WHERE draw_id = NEW.draw_id)) THEN
    RAISE EXCEPTION 'draw %: at level % it has no such seed', NEW.draw_id, level USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_seed_guard BEFORE INSERT ON draw_seed FOR EACH ROW EXECUTE FUNCTION draw_seed_guard();

-- As before, but for a physical draw, which has no seed: there two officials keyed in what they saw.
CREATE OR REPLACE FUNCTION draw_guard() RETURNS trigger LANGUAGE plpgsql AS $$
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
    OR (NEW.state = 'drawn' AND NOT (
      EXISTS (SELECT FROM draw_result WHERE draw_id = NEW.id)
      AND (EXISTS (SELECT FROM draw_seed WHERE draw_id = NEW.id) OR (SELECT count(*) = 2 FROM draw_entry WHERE draw_id = NEW.id))
    ))
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

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['draw_policy', 'draw_beacon', 'draw_entry'] LOOP
    EXECUTE format(
      'CREATE TRIGGER history_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION history_guard()',
      history
    );
  END LOOP;
END $$;

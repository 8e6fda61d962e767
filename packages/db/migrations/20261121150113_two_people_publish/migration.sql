-- AlterTable
ALTER TABLE "draw_entry" DROP CONSTRAINT "draw_entry_pkey",
ADD COLUMN     "attempt" SMALLINT NOT NULL DEFAULT 1,
ADD CONSTRAINT "draw_entry_pkey" PRIMARY KEY ("draw_id", "role", "attempt");

-- AlterTable
ALTER TABLE "game" DROP COLUMN "officer_verifies";

-- CreateTable
CREATE TABLE "draw_confirmation" (
    "draw_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_confirmation_pkey" PRIMARY KEY ("draw_id","staff_id")
);

-- CreateIndex
CREATE INDEX "draw_seed_seed_idx" ON "draw_seed"("seed");

-- What the schema language cannot say --------------------------------------------------------------------------------

-- Officials who mistype meet again a few times, not for ever.
ALTER TABLE draw_entry ADD CONSTRAINT draw_entry_attempt CHECK (attempt BETWEEN 1 AND 9);

-- A confirmation is about counts, so those are in, and nothing else has happened since.
CREATE FUNCTION draw_confirmation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM draw JOIN draw_settlement s ON s.draw_id = draw.id WHERE draw.id = NEW.draw_id AND state = 'drawn') THEN
    RAISE EXCEPTION 'draw %: there is nothing to confirm', NEW.draw_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_confirmation_guard BEFORE INSERT ON draw_confirmation FOR EACH ROW EXECUTE FUNCTION draw_confirmation_guard();
CREATE TRIGGER history_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON draw_confirmation FOR EACH STATEMENT
  EXECUTE FUNCTION history_guard();

-- As before, and: no draw is verified before as many people have confirmed it as its policy asks for; officials may key in again.
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
      AND (EXISTS (SELECT FROM draw_seed WHERE draw_id = NEW.id) OR (SELECT count(DISTINCT role) = 2 FROM draw_entry WHERE draw_id = NEW.id))
    ))
    OR (NEW.state = 'verified' AND NOT EXISTS (SELECT FROM draw_settlement WHERE draw_id = NEW.id))
    OR (NEW.state = 'verified' AND (SELECT count(*) FROM draw_confirmation WHERE draw_id = NEW.id)
      < coalesce((SELECT (policy ->> 'publishers')::int FROM draw_policy WHERE draw_id = NEW.id), 0))
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

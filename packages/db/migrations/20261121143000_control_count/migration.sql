-- AlterTable
ALTER TABLE "draw_commitment" ADD COLUMN     "created_at" TIMESTAMPTZ(6),
ALTER COLUMN "sealed_share" DROP NOT NULL;

-- AlterTable
ALTER TABLE "draw_share" ADD COLUMN     "created_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "control_count" (
    "draw_id" UUID NOT NULL,
    "count" BIGINT NOT NULL,
    "stake_minor" BIGINT NOT NULL,
    "root" CHAR(64) NOT NULL,
    "signature" CHAR(128) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "control_count_pkey" PRIMARY KEY ("draw_id")
);

-- CreateTable
CREATE TABLE "control_key" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "count_key" CHAR(64) NOT NULL,
    "role_key" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "control_key_pkey" PRIMARY KEY ("id")
);

-- What the schema language cannot say --------------------------------------------------------------------------------

-- Known of the rows written from now on.
ALTER TABLE draw_commitment ALTER COLUMN created_at SET DEFAULT clock_timestamp();
ALTER TABLE draw_share ALTER COLUMN created_at SET DEFAULT clock_timestamp();

ALTER TABLE control_count ADD CONSTRAINT control_count_not_negative CHECK (count >= 0 AND stake_minor >= 0);

-- What is counted while tickets are still sold, or once the seal is there, is no count of the draw.
CREATE FUNCTION control_count_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM draw WHERE id = NEW.draw_id AND state = 'closed') THEN
    RAISE EXCEPTION 'draw %: counted when it is not closed', NEW.draw_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER control_count_guard BEFORE INSERT ON control_count FOR EACH ROW EXECUTE FUNCTION control_count_guard();
CREATE TRIGGER before_seal_guard BEFORE INSERT ON control_count FOR EACH ROW EXECUTE FUNCTION before_seal_guard();

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['control_count', 'control_key'] LOOP
    EXECUTE format(
      'CREATE TRIGGER history_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION history_guard()',
      history
    );
  END LOOP;
END $$;

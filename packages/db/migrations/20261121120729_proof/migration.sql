-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "salt" BYTEA NOT NULL DEFAULT substr(sha256((uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))), 1, 16);

-- CreateTable
CREATE TABLE "log_entry" (
    "index" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "draw_id" UUID NOT NULL,
    "statement" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("index")
);

-- CreateTable
CREATE TABLE "log_node" (
    "level" INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_node_pkey" PRIMARY KEY ("level","index")
);

-- CreateTable
CREATE TABLE "log_head" (
    "id" INTEGER NOT NULL,
    "size" BIGINT NOT NULL,

    CONSTRAINT "log_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_block" (
    "draw_id" UUID NOT NULL,
    "block" INTEGER NOT NULL,
    "stake_minor" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "ticket_block_pkey" PRIMARY KEY ("draw_id","block")
);

-- CreateTable
CREATE TABLE "draw_commitment" (
    "draw_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "commitment" CHAR(64) NOT NULL,
    "signature" CHAR(128) NOT NULL,
    "sealed_share" BYTEA NOT NULL,

    CONSTRAINT "draw_commitment_pkey" PRIMARY KEY ("draw_id","role")
);

-- CreateTable
CREATE TABLE "draw_share" (
    "draw_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "share" CHAR(64) NOT NULL,
    "nonce" CHAR(64) NOT NULL,

    CONSTRAINT "draw_share_pkey" PRIMARY KEY ("draw_id","role")
);

-- CreateTable
CREATE TABLE "draw_certificate" (
    "draw_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "draw_certificate_pkey" PRIMARY KEY ("draw_id")
);

-- CreateIndex
CREATE INDEX "log_entry_draw_id_type_index_idx" ON "log_entry"("draw_id", "type", "index");

-- What the schema language cannot say --------------------------------------------------------------------------------

ALTER TABLE ticket ADD CONSTRAINT ticket_salt CHECK (length(salt) = 16);

ALTER TABLE log_head
  ADD CONSTRAINT log_head_one_row CHECK (id = 1),
  ADD CONSTRAINT log_head_size CHECK (size >= 0);
INSERT INTO log_head (id, size) VALUES (1, 0);

-- A draw has one set of terms, one seal and one certificate to show for ever; only checkpoints come again.
CREATE UNIQUE INDEX log_entry_once ON log_entry (draw_id, type) WHERE type <> 'checkpoint';
ALTER TABLE log_entry ADD CONSTRAINT log_entry_type CHECK (type IN ('terms', 'checkpoint', 'seal', 'published'));

-- The log only grows, and by what was appended.
CREATE FUNCTION log_head_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size < OLD.size OR NEW.size <> (SELECT coalesce(max(index) + 1, 0) FROM log_entry) THEN
    RAISE EXCEPTION 'the log has another size than %', NEW.size USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_head_guard BEFORE UPDATE ON log_head FOR EACH ROW EXECUTE FUNCTION log_head_guard();

-- Nothing is sold under rules that were not announced in the log.
CREATE FUNCTION draw_announced_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM log_entry WHERE draw_id = NEW.id AND type = 'terms') THEN
    RAISE EXCEPTION 'draw %: its terms are not in the log', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_announced_guard BEFORE UPDATE ON draw FOR EACH ROW
  WHEN (OLD.state = 'scheduled' AND NEW.state = 'open') EXECUTE FUNCTION draw_announced_guard();

-- Who commits after the seal commits to something known.
CREATE FUNCTION before_seal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM draw_seal WHERE draw_id = NEW.draw_id) THEN
    RAISE EXCEPTION 'draw %: no commitment after the seal', NEW.draw_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER before_seal_guard BEFORE INSERT ON draw_commitment FOR EACH ROW EXECUTE FUNCTION before_seal_guard();
CREATE TRIGGER after_seal_guard BEFORE INSERT ON draw_share FOR EACH ROW EXECUTE FUNCTION after_seal_guard('share');

-- A part of a hash's input after its length, as the draw protocol writes it.
CREATE FUNCTION length_prefixed(part bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT int4send(length(part)) || part
$$;

-- A share must open what its role committed to before the seal.
CREATE FUNCTION draw_share_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM draw_commitment c WHERE c.draw_id = NEW.draw_id AND c.role = NEW.role AND c.commitment = encode(sha256(
      length_prefixed(convert_to('sortes/1/share', 'UTF8')) || length_prefixed(convert_to(NEW.role, 'UTF8'))
      || length_prefixed(convert_to(NEW.draw_id::text, 'UTF8')) || length_prefixed(decode(NEW.share, 'hex'))
      || length_prefixed(decode(NEW.nonce, 'hex'))
    ), 'hex')
  ) THEN
    RAISE EXCEPTION 'draw %: the share of % does not open its commitment', NEW.draw_id, NEW.role USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draw_share_guard BEFORE INSERT ON draw_share FOR EACH ROW EXECUTE FUNCTION draw_share_guard();

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['log_entry', 'log_node', 'ticket_block', 'draw_commitment', 'draw_share', 'draw_certificate'] LOOP
    EXECUTE format(
      'CREATE TRIGGER history_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION history_guard()',
      history
    );
  END LOOP;
END $$;

-- AlterTable
ALTER TABLE "log_head" ADD COLUMN     "log_key" TEXT,
ADD COLUMN     "note" TEXT;

-- CreateTable
CREATE TABLE "proof_document" (
    "hash" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "proof_document_pkey" PRIMARY KEY ("hash")
);

-- What the schema language cannot say --------------------------------------------------------------------------------

-- A head that is served states the size of the log, and nothing is appended without one.
ALTER TABLE log_head ADD CONSTRAINT log_head_note CHECK (
  (note IS NULL) = (log_key IS NULL) AND (note IS NULL OR split_part(note, E'\n', 2) = size::text)
);

ALTER TABLE proof_document ADD CONSTRAINT proof_document_hash CHECK (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex'));
CREATE TRIGGER history_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON proof_document
  FOR EACH STATEMENT EXECUTE FUNCTION history_guard();

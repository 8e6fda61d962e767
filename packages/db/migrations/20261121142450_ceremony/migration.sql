-- CreateTable
CREATE TABLE "ceremony_key" (
    "signing_key" CHAR(64) NOT NULL,
    "box_key" CHAR(64) NOT NULL,
    "holder" TEXT NOT NULL,
    "signature" CHAR(128) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "ceremony_key_pkey" PRIMARY KEY ("signing_key")
);

-- CreateTable
CREATE TABLE "share_fragment" (
    "draw_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "x" SMALLINT NOT NULL,
    "holder" TEXT NOT NULL,
    "box" BYTEA NOT NULL,
    "signature" CHAR(128) NOT NULL,

    CONSTRAINT "share_fragment_pkey" PRIMARY KEY ("draw_id","role","x")
);

-- CreateTable
CREATE TABLE "opened_fragment" (
    "draw_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "x" SMALLINT NOT NULL,
    "y" CHAR(128),
    "opened_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "opened_fragment_pkey" PRIMARY KEY ("draw_id","role","x")
);

-- CreateIndex
CREATE INDEX "ceremony_key_holder_created_at_idx" ON "ceremony_key"("holder", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "share_fragment_draw_id_role_holder_key" ON "share_fragment"("draw_id", "role", "holder");

-- AddForeignKey
ALTER TABLE "share_fragment" ADD CONSTRAINT "share_fragment_draw_id_role_fkey" FOREIGN KEY ("draw_id", "role") REFERENCES "draw_commitment"("draw_id", "role") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opened_fragment" ADD CONSTRAINT "opened_fragment_draw_id_role_x_fkey" FOREIGN KEY ("draw_id", "role", "x") REFERENCES "share_fragment"("draw_id", "role", "x") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say --------------------------------------------------------------------------------

ALTER TABLE share_fragment
  ADD CONSTRAINT share_fragment_x CHECK (x BETWEEN 1 AND 3),
  -- 32 bytes of the box's own key, 64 of the fragment, 16 of the tag.
  ADD CONSTRAINT share_fragment_box CHECK (length(box) = 112),
  ADD CONSTRAINT share_fragment_other CHECK (holder <> role);

CREATE TRIGGER before_seal_guard BEFORE INSERT ON share_fragment FOR EACH ROW EXECUTE FUNCTION before_seal_guard();
CREATE TRIGGER after_seal_guard BEFORE INSERT ON opened_fragment FOR EACH ROW EXECUTE FUNCTION after_seal_guard('fragment');

DO $$
DECLARE
  history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['ceremony_key', 'share_fragment', 'opened_fragment'] LOOP
    EXECUTE format(
      'CREATE TRIGGER history_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION history_guard()',
      history
    );
  END LOOP;
END $$;

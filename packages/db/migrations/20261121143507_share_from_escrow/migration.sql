-- AlterTable
ALTER TABLE "draw_share" ADD COLUMN     "from_x" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[];

-- What the schema language cannot say --------------------------------------------------------------------------------

ALTER TABLE draw_share
  ALTER COLUMN from_x SET NOT NULL,
  ADD CONSTRAINT draw_share_from_x CHECK (cardinality(from_x) IN (0, 2));

-- A stake's id says what it is for: nothing else has to.
ALTER TABLE transfer ALTER COLUMN reference_id DROP NOT NULL;
ALTER TABLE transfer DROP CONSTRAINT transfer_operation;
ALTER TABLE transfer ADD CONSTRAINT transfer_operation CHECK (
  operation_id IS NOT NULL AND reference_id IS NOT NULL
  OR kind = 'stake' AND reference_kind = 'ticket' AND operation_id IS NULL AND (reference_id IS NULL OR reference_id = id::text)
);

-- A player's stakes are found by his tickets, whose ids they have; his other movements by his account. So a bet is no entry in the
-- indexes of accounts.
DROP INDEX transfer_debit_account_id_created_at_idx;
CREATE INDEX transfer_debit_account_id_created_at_idx ON transfer (debit_account_id, created_at) WHERE operation_id IS NOT NULL;
DROP INDEX transfer_credit_account_id_created_at_idx;
CREATE INDEX transfer_credit_account_id_created_at_idx ON transfer (credit_account_id, created_at) WHERE operation_id IS NOT NULL;

-- Few transfers resolve another one; the rest, every bet among them, need no place in that index.
DROP INDEX transfer_pending_id_key;
CREATE UNIQUE INDEX transfer_pending_id_key ON transfer (pending_id) WHERE pending_id IS NOT NULL;

-- Control is a process of its own, with a role of its own and a copy of the tickets that only this role writes. Roles belong to the
-- whole server, so another database may have made it already. Its login is given to it by whoever sets the server up.
DO $$
BEGIN
  CREATE ROLE sortes_control NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;

-- Control's copy ------------------------------------------------------------------------------------------------------

CREATE SCHEMA control;

-- A run of a draw's tickets as control saw them while they were sold: 40 bytes each. Runs follow one another: each begins where the one
-- before it ended, and the key lets nobody begin there twice.
CREATE TABLE control.ticket_run (
  draw_id uuid NOT NULL,
  -- Tickets before this run.
  first bigint NOT NULL CHECK (first >= 0),
  last_serial bigint NOT NULL,
  -- 8 bytes for each ticket, big-endian.
  stakes bytea NOT NULL,
  -- 32 bytes for each ticket.
  hashes bytea NOT NULL,
  -- Totals up to the end of this run.
  count bigint NOT NULL,
  stake_minor bigint NOT NULL,
  -- Of this run and, through the one before, of all before it, under a secret of control's: the owner of the database cannot make one.
  mac bytea NOT NULL CHECK (length(mac) = 32),
  copied_at timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (draw_id, first),
  CONSTRAINT ticket_run_size CHECK (
    length(hashes) > 0 AND length(hashes) = 4 * length(stakes) AND length(hashes) = 32 * (count - first)
  )
);
-- Hashes do not shrink.
ALTER TABLE control.ticket_run ALTER COLUMN hashes SET STORAGE EXTERNAL;
CREATE TRIGGER history_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON control.ticket_run
  FOR EACH STATEMENT EXECUTE FUNCTION history_guard();

GRANT USAGE ON SCHEMA control TO sortes_control;
GRANT SELECT, INSERT ON control.ticket_run TO sortes_control;

-- What control reads and hands in -------------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA public TO sortes_control;
GRANT SELECT (id, game_id, state, held_from, currency, cutoff_at, sold) ON draw TO sortes_control;
GRANT SELECT (draw_id, serial, id, player_id, lines, stake_minor, sold_at, salt) ON ticket TO sortes_control;
GRANT SELECT ON log_entry, draw_seal, draw_commitment, draw_share, share_fragment, opened_fragment TO sortes_control;
GRANT SELECT, INSERT ON control_count, control_key, ceremony_key TO sortes_control;
GRANT INSERT ON draw_commitment, draw_share, opened_fragment TO sortes_control;

-- For itself and for nobody else; the other programs for everybody but control.
ALTER TABLE draw_commitment ENABLE ROW LEVEL SECURITY;
ALTER TABLE draw_share ENABLE ROW LEVEL SECURITY;
ALTER TABLE ceremony_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE opened_fragment ENABLE ROW LEVEL SECURITY;
CREATE POLICY anyone_reads ON draw_commitment FOR SELECT USING (true);
CREATE POLICY anyone_reads ON draw_share FOR SELECT USING (true);
CREATE POLICY anyone_reads ON ceremony_key FOR SELECT USING (true);
CREATE POLICY anyone_reads ON opened_fragment FOR SELECT USING (true);
CREATE POLICY control_writes ON draw_commitment FOR INSERT TO sortes_control WITH CHECK (role = 'control');
CREATE POLICY control_writes ON draw_share FOR INSERT TO sortes_control WITH CHECK (role = 'control');
CREATE POLICY control_writes ON ceremony_key FOR INSERT TO sortes_control WITH CHECK (holder = 'control');
CREATE POLICY control_writes ON opened_fragment FOR INSERT TO sortes_control WITH CHECK (EXISTS (
  SELECT FROM share_fragment f
  WHERE f.draw_id = opened_fragment.draw_id AND f.role = opened_fragment.role AND f.x = opened_fragment.x AND f.holder = 'control'
));

-- Other keys than before are a significant event, whoever wrote them. Control itself may not write such events.
CREATE FUNCTION control_key_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM control_key WHERE id <> NEW.id) THEN
    INSERT INTO significant_event (kind, severity, subject_kind, subject_id, details)
    VALUES ('proof.control_key_changed', 'critical', 'control_key', NEW.id::text,
      jsonb_build_object('countKey', NEW.count_key, 'roleKey', NEW.role_key));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER control_key_changed AFTER INSERT ON control_key FOR EACH ROW EXECUTE FUNCTION control_key_changed();

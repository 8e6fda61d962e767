-- The programs do not own what they use: the owner's login is for migrations. Whoever takes over the worker or a site can neither switch
-- a trigger off nor change a table, and cannot write what is control's.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sortes_app') THEN
    CREATE ROLE sortes_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;

GRANT USAGE ON SCHEMA public TO sortes_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO sortes_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO sortes_app;
-- And on those of later migrations.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO sortes_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO sortes_app;

REVOKE INSERT, UPDATE, DELETE ON control_count, control_key FROM sortes_app;

DO $$
DECLARE
  history regclass;
BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON _prisma_migrations FROM sortes_app;
  END IF;
  -- What the triggers refuse is not granted either. Rows are locked with the right to update, so that stays to the triggers.
  FOR history IN SELECT tgrelid::regclass FROM pg_trigger WHERE tgname = 'history_guard' LOOP
    EXECUTE format('REVOKE DELETE ON %s FROM sortes_app', history);
  END LOOP;
END $$;

CREATE POLICY others_write ON draw_commitment FOR INSERT TO sortes_app WITH CHECK (role <> 'control');
CREATE POLICY others_write ON draw_share FOR INSERT TO sortes_app WITH CHECK (role <> 'control');
CREATE POLICY others_write ON ceremony_key FOR INSERT TO sortes_app WITH CHECK (holder <> 'control');
CREATE POLICY others_write ON opened_fragment FOR INSERT TO sortes_app WITH CHECK (NOT EXISTS (
  SELECT FROM share_fragment f
  WHERE f.draw_id = opened_fragment.draw_id AND f.role = opened_fragment.role AND f.x = opened_fragment.x AND f.holder = 'control'
));

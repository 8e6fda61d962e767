-- AlterEnum
ALTER TYPE "approval_kind" ADD VALUE 'claim_reject';

-- What the schema language cannot say --------------------------------------------------------------------------------

-- Nobody keeps a prize back alone. Looked at when the transaction commits, since the approval is written as its last step.
CREATE FUNCTION claim_rejection_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM approval a WHERE a.kind::text = 'claim_reject' AND a.subject_id = NEW.id::text AND a.state = 'approved'
  ) THEN
    RAISE EXCEPTION 'claim %: rejected without the approval of a second person', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER claim_rejected_approved AFTER UPDATE ON claim DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state = 'rejected' AND OLD.state <> 'rejected') EXECUTE FUNCTION claim_rejection_guard();

-- AlterEnum
ALTER TYPE "claim_state" ADD VALUE 'expired';

-- AlterEnum
ALTER TYPE "transfer_kind" ADD VALUE 'claim_expired';

-- An expired claim is as final as a rejected one. A trigger's arguments are text, so the new value may be named at once.
DROP TRIGGER decision_guard ON claim;
CREATE TRIGGER decision_guard BEFORE UPDATE OR DELETE ON claim FOR EACH ROW
  EXECUTE FUNCTION decision_guard('paid rejected expired', 'id payout_id approvals_needed');

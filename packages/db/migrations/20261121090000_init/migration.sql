-- CreateEnum
CREATE TYPE "draw_state" AS ENUM ('scheduled', 'open', 'closed', 'sealed', 'drawn', 'verified', 'published', 'settled', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "game_kind" AS ENUM ('matrix', 'digits', 'keno');

-- CreateEnum
CREATE TYPE "rule_version_state" AS ENUM ('draft', 'submitted', 'published', 'rejected');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('admin', 'operator', 'finance', 'compliance', 'support', 'auditor');

-- CreateEnum
CREATE TYPE "approval_kind" AS ENUM ('rule_version', 'draw_release', 'draw_cancel', 'manual_adjustment', 'role_change');

-- CreateEnum
CREATE TYPE "approval_state" AS ENUM ('requested', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "outbox_kind" AS ENUM ('job', 'live');

-- CreateEnum
CREATE TYPE "payment_direction" AS ENUM ('deposit', 'withdrawal');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('pending', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "payout_state" AS ENUM ('due', 'paid', 'claimed', 'rejected');

-- CreateEnum
CREATE TYPE "claim_state" AS ENUM ('notified', 'identity', 'checks', 'first_approval', 'second_approval', 'paid', 'rejected');

-- CreateEnum
CREATE TYPE "player_status" AS ENUM ('active', 'suspended', 'closed');

-- CreateEnum
CREATE TYPE "kyc_state" AS ENUM ('unverified', 'pending', 'verified', 'rejected');

-- CreateEnum
CREATE TYPE "limit_kind" AS ENUM ('deposit', 'stake', 'loss');

-- CreateEnum
CREATE TYPE "limit_period" AS ENUM ('day', 'week', 'month');

-- CreateEnum
CREATE TYPE "exclusion_kind" AS ENUM ('cool_off', 'self_exclusion');

-- CreateEnum
CREATE TYPE "owner_kind" AS ENUM ('house', 'player');

-- CreateEnum
CREATE TYPE "account_kind" AS ENUM ('bank', 'draw_sales', 'prize_pool', 'jackpot', 'prize_reserve', 'good_causes', 'operator_margin', 'claims_held', 'tax_withheld', 'unclaimed', 'cash', 'bonus');

-- CreateEnum
CREATE TYPE "transfer_phase" AS ENUM ('single', 'pending', 'post', 'void');

-- CreateEnum
CREATE TYPE "transfer_kind" AS ENUM ('deposit', 'withdrawal', 'stake', 'stake_refund', 'pool_share', 'good_causes_share', 'margin_share', 'jackpot_share', 'jackpot_release', 'guarantee', 'breakage', 'prize', 'claim_hold', 'claim_paid', 'claim_rejected', 'tax', 'adjustment');

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL DEFAULT '',
    "prev_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase" (
    "id" UUID NOT NULL,
    "player_id" UUID NOT NULL,
    "game_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "input_hash" CHAR(64) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "channel" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "draw_id" UUID NOT NULL,
    "serial" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "player_id" UUID NOT NULL,
    "rule_version_id" UUID NOT NULL,
    "lines" JSONB NOT NULL,
    "line_count" INTEGER NOT NULL,
    "stake_minor" BIGINT NOT NULL,
    "sold_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("draw_id","serial")
);

-- CreateTable
CREATE TABLE "number_liability" (
    "draw_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "exposure_minor" BIGINT NOT NULL,

    CONSTRAINT "number_liability_pkey" PRIMARY KEY ("draw_id","outcome")
);

-- CreateTable
CREATE TABLE "draw" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "game_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "rule_version_id" UUID NOT NULL,
    "state" "draw_state" NOT NULL DEFAULT 'scheduled',
    "currency" CHAR(3) NOT NULL,
    "opens_at" TIMESTAMPTZ(6) NOT NULL,
    "cutoff_at" TIMESTAMPTZ(6) NOT NULL,
    "publish_at" TIMESTAMPTZ(6) NOT NULL,
    "grace_ms" INTEGER NOT NULL DEFAULT 0,
    "sold" BIGINT NOT NULL DEFAULT 0,
    "lines" BIGINT NOT NULL DEFAULT 0,
    "stake_minor" BIGINT NOT NULL DEFAULT 0,
    "jackpot_minor" BIGINT NOT NULL DEFAULT 0,
    "rollover_count" INTEGER NOT NULL DEFAULT 0,
    "held_from" "draw_state",
    "held_reason" TEXT,
    "closed_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),
    "settled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draw_seal" (
    "draw_id" UUID NOT NULL,
    "algorithm" TEXT NOT NULL,
    "root" CHAR(64) NOT NULL,
    "ticket_count" BIGINT NOT NULL,
    "stake_minor" BIGINT NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_seal_pkey" PRIMARY KEY ("draw_id")
);

-- CreateTable
CREATE TABLE "draw_seed" (
    "draw_id" UUID NOT NULL,
    "algorithm" TEXT NOT NULL,
    "seed" CHAR(128) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_seed_pkey" PRIMARY KEY ("draw_id")
);

-- CreateTable
CREATE TABLE "draw_result" (
    "draw_id" UUID NOT NULL,
    "result" JSONB NOT NULL,
    "drawn_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_result_pkey" PRIMARY KEY ("draw_id")
);

-- CreateTable
CREATE TABLE "draw_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "draw_id" UUID NOT NULL,
    "from_state" "draw_state",
    "to_state" "draw_state" NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "game" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "game_kind" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "schedule" JSONB NOT NULL,
    "grace_ms" INTEGER NOT NULL DEFAULT 0,
    "instant_limit_minor" BIGINT NOT NULL,
    "officer_verifies" BOOLEAN NOT NULL DEFAULT false,
    "claim_period_days" INTEGER NOT NULL DEFAULT 180,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "game_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "game_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "rule_version_state" NOT NULL DEFAULT 'draft',
    "rule" JSONB NOT NULL,
    "rule_hash" CHAR(64) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL,
    "approved_by" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "published_at" TIMESTAMPTZ(6),

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "jurisdiction" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "min_age_years" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,

    CONSTRAINT "jurisdiction_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "jurisdiction_game" (
    "jurisdiction_code" TEXT NOT NULL,
    "game_id" TEXT NOT NULL,

    CONSTRAINT "jurisdiction_game_pkey" PRIMARY KEY ("jurisdiction_code","game_id")
);

-- CreateTable
CREATE TABLE "tax_rule" (
    "jurisdiction_code" TEXT NOT NULL,
    "valid_from_on" DATE NOT NULL,
    "report_from_minor" BIGINT NOT NULL,
    "report_from_stake_times" INTEGER NOT NULL,
    "withhold_above_minor" BIGINT NOT NULL,
    "withhold_bps" INTEGER NOT NULL,

    CONSTRAINT "tax_rule_pkey" PRIMARY KEY ("jurisdiction_code","valid_from_on")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "player_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "read_at" TIMESTAMPTZ(6),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "totp_secret" TEXT NOT NULL,
    "roles" "staff_role"[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "staff_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_use" (
    "realm" TEXT NOT NULL,
    "subject" UUID NOT NULL,
    "step" BIGINT NOT NULL,

    CONSTRAINT "totp_use_pkey" PRIMARY KEY ("realm","subject")
);

-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" "approval_kind" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL,
    "state" "approval_state" NOT NULL DEFAULT 'requested',
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "decision_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "kind" "outbox_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "player_id" UUID NOT NULL,
    "direction" "payment_direction" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "payment_state" NOT NULL DEFAULT 'pending',
    "instrument" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "input_hash" CHAR(64) NOT NULL,
    "processor" TEXT NOT NULL,
    "processor_ref" TEXT,
    "failure_code" TEXT,
    "asks_count" INTEGER NOT NULL DEFAULT 0,
    "next_ask_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_charge" (
    "reference" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "direction" "payment_direction" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "instrument" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "sandbox_charge_pkey" PRIMARY KEY ("reference")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "draw_id" UUID NOT NULL,
    "serial" BIGINT NOT NULL,
    "player_id" UUID NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "state" "payout_state" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "paid_at" TIMESTAMPTZ(6),

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "payout_id" UUID NOT NULL,
    "state" "claim_state" NOT NULL DEFAULT 'notified',
    "approvals_needed" INTEGER NOT NULL,
    "first_approver" TEXT,
    "second_approver" TEXT,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "claim_id" UUID NOT NULL,
    "from_state" "claim_state",
    "to_state" "claim_state" NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "claim_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "player" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "birth_on" DATE NOT NULL,
    "jurisdiction_code" TEXT NOT NULL,
    "status" "player_status" NOT NULL DEFAULT 'active',
    "kyc_state" "kyc_state" NOT NULL DEFAULT 'unverified',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "email_verified_at" TIMESTAMPTZ(6),
    "totp_secret" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "player_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "player_session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "player_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "player_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "realm" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_token" (
    "token_hash" CHAR(64) NOT NULL,
    "player_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "email_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "player_limit" (
    "player_id" UUID NOT NULL,
    "kind" "limit_kind" NOT NULL,
    "period" "limit_period" NOT NULL,
    "amount_minor" BIGINT,
    "pending_amount_minor" BIGINT,
    "pending_from" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "player_limit_pkey" PRIMARY KEY ("player_id","kind","period")
);

-- CreateTable
CREATE TABLE "exclusion" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "player_id" UUID NOT NULL,
    "kind" "exclusion_kind" NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "ends_at" TIMESTAMPTZ(6),
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "exclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "significant_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "significant_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_offset" (
    "process" TEXT NOT NULL,
    "offset_ms" INTEGER NOT NULL,
    "round_trip_ms" INTEGER NOT NULL,
    "measured_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "clock_offset_pkey" PRIMARY KEY ("process")
);

-- CreateTable
CREATE TABLE "settlement_range" (
    "draw_id" UUID NOT NULL,
    "from_serial" BIGINT NOT NULL,
    "to_serial" BIGINT NOT NULL,
    "evaluated_at" TIMESTAMPTZ(6),

    CONSTRAINT "settlement_range_pkey" PRIMARY KEY ("draw_id","from_serial")
);

-- CreateTable
CREATE TABLE "winning_line" (
    "draw_id" UUID NOT NULL,
    "serial" BIGINT NOT NULL,
    "line" INTEGER NOT NULL,
    "tier" TEXT NOT NULL,
    "player_id" UUID NOT NULL,
    "units" BIGINT NOT NULL,
    "stake_minor" BIGINT NOT NULL,

    CONSTRAINT "winning_line_pkey" PRIMARY KEY ("draw_id","serial","line","tier")
);

-- CreateTable
CREATE TABLE "tier_result" (
    "draw_id" UUID NOT NULL,
    "tier" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "units" BIGINT NOT NULL,
    "control_units" BIGINT NOT NULL,
    "prize_per_unit_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,

    CONSTRAINT "tier_result_pkey" PRIMARY KEY ("draw_id","tier")
);

-- CreateTable
CREATE TABLE "draw_settlement" (
    "draw_id" UUID NOT NULL,
    "sales_minor" BIGINT NOT NULL,
    "pool_minor" BIGINT NOT NULL,
    "good_causes_minor" BIGINT NOT NULL,
    "margin_minor" BIGINT NOT NULL,
    "prizes_minor" BIGINT NOT NULL,
    "jackpot_in_minor" BIGINT NOT NULL,
    "jackpot_out_minor" BIGINT NOT NULL,
    "rollovers_in" INTEGER NOT NULL,
    "rollovers_out" INTEGER NOT NULL,
    "top_up_minor" BIGINT NOT NULL,
    "breakage_minor" BIGINT NOT NULL,
    "winning_lines" BIGINT NOT NULL,
    "computed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "draw_settlement_pkey" PRIMARY KEY ("draw_id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "owner_kind" "owner_kind" NOT NULL,
    "owner_id" TEXT NOT NULL,
    "kind" "account_kind" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "posted_minor" BIGINT NOT NULL DEFAULT 0,
    "held_minor" BIGINT NOT NULL DEFAULT 0,
    "allow_negative" BOOLEAN NOT NULL DEFAULT false,
    "version" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "operation_id" TEXT NOT NULL,
    "phase" "transfer_phase" NOT NULL DEFAULT 'single',
    "pending_id" UUID,
    "debit_account_id" UUID NOT NULL,
    "credit_account_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "kind" "transfer_kind" NOT NULL,
    "reference_kind" TEXT NOT NULL,
    "reference_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_id_idx" ON "audit_entry"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_kind_actor_id_idx" ON "audit_entry"("actor_kind", "actor_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_player_id_idempotency_key_key" ON "purchase"("player_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_id_key" ON "ticket"("id");

-- CreateIndex
CREATE INDEX "ticket_player_id_sold_at_idx" ON "ticket"("player_id", "sold_at" DESC);

-- CreateIndex
CREATE INDEX "ticket_purchase_id_idx" ON "ticket"("purchase_id");

-- CreateIndex
CREATE INDEX "ticket_sold_at_idx" ON "ticket" USING BRIN ("sold_at");

-- CreateIndex
CREATE INDEX "draw_state_cutoff_at_idx" ON "draw"("state", "cutoff_at");

-- CreateIndex
CREATE INDEX "draw_cutoff_at_id_idx" ON "draw"("cutoff_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "draw_game_id_number_key" ON "draw"("game_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "draw_game_id_cutoff_at_key" ON "draw"("game_id", "cutoff_at");

-- CreateIndex
CREATE INDEX "draw_event_draw_id_at_idx" ON "draw_event"("draw_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "rule_version_game_id_version_key" ON "rule_version"("game_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "notification_dedupe_key_key" ON "notification"("dedupe_key");

-- CreateIndex
CREATE INDEX "notification_player_id_created_at_idx" ON "notification"("player_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "staff_session_staff_id_idx" ON "staff_session"("staff_id");

-- CreateIndex
CREATE INDEX "approval_state_requested_at_idx" ON "approval"("state", "requested_at");

-- CreateIndex
CREATE INDEX "payment_state_next_ask_at_idx" ON "payment"("state", "next_ask_at");

-- CreateIndex
CREATE INDEX "payment_player_id_created_at_idx" ON "payment"("player_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payment_player_id_idempotency_key_key" ON "payment"("player_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_charge_ref_key" ON "sandbox_charge"("ref");

-- CreateIndex
CREATE INDEX "payout_player_id_created_at_idx" ON "payout"("player_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "payout_draw_id_state_idx" ON "payout"("draw_id", "state");

-- CreateIndex
CREATE INDEX "payout_paid_at_idx" ON "payout" USING BRIN ("paid_at");

-- CreateIndex
CREATE UNIQUE INDEX "payout_draw_id_serial_key" ON "payout"("draw_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "claim_payout_id_key" ON "claim"("payout_id");

-- CreateIndex
CREATE INDEX "claim_state_created_at_idx" ON "claim"("state", "created_at");

-- CreateIndex
CREATE INDEX "claim_event_claim_id_at_idx" ON "claim_event"("claim_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "player_email_key" ON "player"("email");

-- CreateIndex
CREATE INDEX "player_created_at_idx" ON "player"("created_at" DESC);

-- CreateIndex
CREATE INDEX "player_session_player_id_idx" ON "player_session"("player_id");

-- CreateIndex
CREATE INDEX "sign_in_failure_realm_subject_at_idx" ON "sign_in_failure"("realm", "subject", "at");

-- CreateIndex
CREATE INDEX "exclusion_player_id_idx" ON "exclusion"("player_id");

-- CreateIndex
CREATE INDEX "significant_event_at_idx" ON "significant_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "account_owner_kind_owner_id_kind_currency_key" ON "account"("owner_kind", "owner_id", "kind", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "account_id_currency_key" ON "account"("id", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_operation_id_key" ON "transfer"("operation_id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_pending_id_key" ON "transfer"("pending_id");

-- CreateIndex
CREATE INDEX "transfer_debit_account_id_created_at_idx" ON "transfer"("debit_account_id", "created_at");

-- CreateIndex
CREATE INDEX "transfer_credit_account_id_created_at_idx" ON "transfer"("credit_account_id", "created_at");

-- CreateIndex
CREATE INDEX "transfer_reference_kind_reference_id_idx" ON "transfer"("reference_kind", "reference_id");

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "game"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_liability" ADD CONSTRAINT "number_liability_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw" ADD CONSTRAINT "draw_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "game"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw" ADD CONSTRAINT "draw_rule_version_id_fkey" FOREIGN KEY ("rule_version_id") REFERENCES "rule_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw_seal" ADD CONSTRAINT "draw_seal_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw_seed" ADD CONSTRAINT "draw_seed_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw_result" ADD CONSTRAINT "draw_result_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw_event" ADD CONSTRAINT "draw_event_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_version" ADD CONSTRAINT "rule_version_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "game"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jurisdiction_game" ADD CONSTRAINT "jurisdiction_game_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jurisdiction_game" ADD CONSTRAINT "jurisdiction_game_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "game"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_rule" ADD CONSTRAINT "tax_rule_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_draw_id_serial_fkey" FOREIGN KEY ("draw_id", "serial") REFERENCES "ticket"("draw_id", "serial") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_event" ADD CONSTRAINT "claim_event_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "player" ADD CONSTRAINT "player_jurisdiction_code_fkey" FOREIGN KEY ("jurisdiction_code") REFERENCES "jurisdiction"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "player_session" ADD CONSTRAINT "player_session_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_token" ADD CONSTRAINT "email_token_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "player_limit" ADD CONSTRAINT "player_limit_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_range" ADD CONSTRAINT "settlement_range_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "winning_line" ADD CONSTRAINT "winning_line_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_result" ADD CONSTRAINT "tier_result_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw_settlement" ADD CONSTRAINT "draw_settlement_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_debit_account_id_currency_fkey" FOREIGN KEY ("debit_account_id", "currency") REFERENCES "account"("id", "currency") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_credit_account_id_currency_fkey" FOREIGN KEY ("credit_account_id", "currency") REFERENCES "account"("id", "currency") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_pending_id_fkey" FOREIGN KEY ("pending_id") REFERENCES "transfer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

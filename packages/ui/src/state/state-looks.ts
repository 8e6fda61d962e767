import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCalendar,
  IconCircle,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconClock,
  IconEye,
  IconFileCheck,
  IconFilePencil,
  IconHandStop,
  IconHourglass,
  IconId,
  IconLock,
  IconRosetteDiscountCheck,
  IconSearch,
  IconSparkles,
  IconTicket,
  IconTrophy,
  IconUserCheck,
  IconUserPause,
} from "@tabler/icons-react";

export type Tone = "neutral" | "info" | "active" | "positive" | "caution" | "negative" | "gold";
type Look = { tone: Tone; icon: typeof IconCircle };

/** How each state of each kind of thing looks. Gold stays with results and prizes. */
export const stateLooks = {
  draw: {
    scheduled: { tone: "neutral", icon: IconCalendar },
    open: { tone: "active", icon: IconCircleDot },
    closed: { tone: "neutral", icon: IconLock },
    sealed: { tone: "info", icon: IconLock },
    drawn: { tone: "info", icon: IconSparkles },
    verified: { tone: "info", icon: IconRosetteDiscountCheck },
    published: { tone: "gold", icon: IconEye },
    settled: { tone: "positive", icon: IconCircleCheck },
    held: { tone: "caution", icon: IconHandStop },
    cancelled: { tone: "negative", icon: IconBan },
  },
  ticket: {
    in_play: { tone: "active", icon: IconTicket },
    awaiting_result: { tone: "info", icon: IconHourglass },
    won: { tone: "gold", icon: IconTrophy },
    not_won: { tone: "neutral", icon: IconCircle },
    claim: { tone: "gold", icon: IconId },
    refunded: { tone: "neutral", icon: IconArrowBackUp },
  },
  claim: {
    notified: { tone: "neutral", icon: IconTrophy },
    identity: { tone: "info", icon: IconId },
    checks: { tone: "info", icon: IconSearch },
    first_approval: { tone: "caution", icon: IconUserCheck },
    second_approval: { tone: "caution", icon: IconUserCheck },
    paid: { tone: "positive", icon: IconCircleCheck },
    rejected: { tone: "negative", icon: IconCircleX },
    expired: { tone: "neutral", icon: IconClock },
  },
  payment: {
    pending: { tone: "caution", icon: IconClock },
    succeeded: { tone: "positive", icon: IconCircleCheck },
    failed: { tone: "negative", icon: IconCircleX },
  },
  payout: {
    due: { tone: "info", icon: IconClock },
    paid: { tone: "positive", icon: IconCircleCheck },
    claimed: { tone: "caution", icon: IconId },
    rejected: { tone: "negative", icon: IconCircleX },
  },
  rule_version: {
    draft: { tone: "neutral", icon: IconFilePencil },
    submitted: { tone: "caution", icon: IconClock },
    published: { tone: "positive", icon: IconFileCheck },
    rejected: { tone: "negative", icon: IconCircleX },
  },
  approval: {
    requested: { tone: "caution", icon: IconClock },
    approved: { tone: "positive", icon: IconCircleCheck },
    rejected: { tone: "negative", icon: IconCircleX },
  },
  player: {
    active: { tone: "positive", icon: IconUserCheck },
    suspended: { tone: "caution", icon: IconUserPause },
    closed: { tone: "neutral", icon: IconBan },
  },
  kyc: {
    unverified: { tone: "neutral", icon: IconCircle },
    pending: { tone: "caution", icon: IconClock },
    verified: { tone: "positive", icon: IconRosetteDiscountCheck },
    rejected: { tone: "negative", icon: IconCircleX },
  },
  health: {
    healthy: { tone: "positive", icon: IconCircleCheck },
    degraded: { tone: "caution", icon: IconAlertTriangle },
    down: { tone: "negative", icon: IconCircleX },
  },
} as const satisfies Record<string, Record<string, Look>>;

export type StateKind = keyof typeof stateLooks;
export type StateOf<Kind extends StateKind> = keyof (typeof stateLooks)[Kind] & string;

/** Every message key a state needs, so that the compiler finds a missing one. */
export type StateMessageKey = { [Kind in StateKind]: `${Kind}.${StateOf<Kind>}` }[StateKind];

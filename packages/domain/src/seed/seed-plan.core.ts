import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { DrawSchedule } from "../draws/index.ts";
import { DAILY_645_RULE, type GameRuleInput, PICK_3_RULE, RAPID_KENO_RULE } from "../games/index.ts";
import type { StaffRole } from "../operators/index.ts";

/** What a new installation starts with, as data. Everything that looks random comes out of the seed's number. */

export interface JurisdictionPlan {
  code: string;
  name: string;
  currency: string;
  timeZone: string;
  minAgeYears: number;
  locale: string;
  gameIds: readonly string[];
  taxRules: readonly TaxRulePlan[];
}

export interface TaxRulePlan {
  /** `YYYY-MM-DD`. */
  validFromOn: string;
  reportFromMinor: bigint;
  reportFromStakeTimes: number;
  withholdAboveMinor: bigint;
  withholdBps: number;
}

export interface GamePlan {
  id: string;
  name: string;
  timeZone: string;
  schedule: DrawSchedule;
  rule: GameRuleInput;
}

const DAILY_AT_THREE: DrawSchedule = { kind: "daily", cutoffTime: "15:00", publishTime: "16:00" };
const ZONE = "Europe/Malta";

export const GAMES: readonly GamePlan[] = [
  { id: "daily-645", name: "Daily 6/45", timeZone: ZONE, schedule: DAILY_AT_THREE, rule: DAILY_645_RULE },
  { id: "pick-3", name: "Pick 3", timeZone: ZONE, schedule: DAILY_AT_THREE, rule: PICK_3_RULE },
  {
    id: "rapid-keno",
    name: "Rapid Keno",
    timeZone: ZONE,
    schedule: { kind: "every", minutes: 5, publishDelayS: 30 },
    rule: RAPID_KENO_RULE,
  },
];

const GAME_IDS = GAMES.map(({ id }) => id);

/** The tax rules of New Jersey are those of the United States; no game is sold there yet, since none is in dollars. */
export const JURISDICTIONS: readonly JurisdictionPlan[] = [
  {
    code: "MT",
    name: "Malta",
    currency: "EUR",
    timeZone: ZONE,
    minAgeYears: 18,
    locale: "en-MT",
    gameIds: GAME_IDS,
    taxRules: [],
  },
  {
    code: "PT",
    name: "Portugal",
    currency: "EUR",
    timeZone: "Europe/Lisbon",
    minAgeYears: 18,
    locale: "en-PT",
    gameIds: GAME_IDS,
    taxRules: [
      {
        validFromOn: "2013-01-01",
        reportFromMinor: 5_000_00n,
        reportFromStakeTimes: 0,
        withholdAboveMinor: 5_000_00n,
        withholdBps: 2_000,
      },
    ],
  },
  {
    code: "US-NJ",
    name: "New Jersey",
    currency: "USD",
    timeZone: "America/New_York",
    minAgeYears: 18,
    locale: "en-US",
    gameIds: [],
    taxRules: [
      {
        validFromOn: "2025-01-01",
        reportFromMinor: 600_00n,
        reportFromStakeTimes: 300,
        withholdAboveMinor: 5_000_00n,
        withholdBps: 2_400,
      },
      {
        validFromOn: "2026-01-01",
        reportFromMinor: 2_000_00n,
        reportFromStakeTimes: 300,
        withholdAboveMinor: 5_000_00n,
        withholdBps: 2_400,
      },
    ],
  },
];

/** What the operator puts aside for guaranteed jackpots before the first draw. */
export const RESERVE_MINOR = 1_000_000_00n;
/** What each demo player finds in the wallet. */
export const PLAYER_FUNDS_MINOR = 200_00n;

export interface AccountPlan {
  id: string;
  email: string;
  name: string;
  password: string;
}

export type StaffPlan = AccountPlan & { role: StaffRole; totpSecret: string };
export type PlayerPlan = AccountPlan & { jurisdictionCode: string; birthOn: string };

/** One of each role, and a second where two people of one role must agree. */
const STAFF: readonly { name: string; mailbox: string; role: StaffRole }[] = [
  { name: "Admin", mailbox: "admin", role: "admin" },
  { name: "Second admin", mailbox: "admin2", role: "admin" },
  { name: "Operator", mailbox: "operator", role: "operator" },
  { name: "Finance", mailbox: "finance", role: "finance" },
  { name: "Second finance", mailbox: "finance2", role: "finance" },
  { name: "Compliance", mailbox: "compliance", role: "compliance" },
  { name: "Support", mailbox: "support", role: "support" },
  { name: "Auditor", mailbox: "auditor", role: "auditor" },
];

const PLAYERS = [
  { name: "Player one", mailbox: "player1", jurisdictionCode: "MT", birthOn: "1990-04-12" },
  { name: "Player two", mailbox: "player2", jurisdictionCode: "PT", birthOn: "1985-11-30" },
];

export function planStaff(seed: number): StaffPlan[] {
  return STAFF.map(({ name, mailbox, role }) => ({
    ...planAccount(seed, "staff", name, mailbox),
    role,
    // 160 bits, the length RFC 4226 recommends.
    totpSecret: base32(derive(seed, `totp:${mailbox}`).subarray(0, 20)),
  }));
}

export function planPlayers(seed: number): PlayerPlan[] {
  return PLAYERS.map(({ name, mailbox, ...rest }) => ({
    ...planAccount(seed, "player", name, mailbox),
    ...rest,
  }));
}

function planAccount(seed: number, realm: string, name: string, mailbox: string): AccountPlan {
  const password = base32(derive(seed, `${realm}:password:${mailbox}`).subarray(0, 10)).toLowerCase();
  return {
    id: uuidOf(derive(seed, `${realm}:id:${mailbox}`)),
    email: `${mailbox}@example.com`,
    name,
    password: password.match(/.{4}/g)?.join("-") ?? password,
  };
}

function derive(seed: number, label: string): Uint8Array {
  return hmac(sha256, utf8ToBytes(`sortes/seed/${seed}`), utf8ToBytes(label));
}

/** Version 8 of RFC 9562: 122 bits of our own. */
function uuidOf(bytes: Uint8Array): string {
  const own = bytes.slice(0, 16);
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x80;
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(own).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 §6, for whole groups of five bytes, which need no padding. */
function base32(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 5) {
    let group = 0n;
    for (const byte of bytes.subarray(at, at + 5)) group = group * 256n + BigInt(byte);
    for (let shift = 35n; shift >= 0n; shift -= 5n) text += BASE32[Number((group >> shift) & 31n)];
  }
  return text;
}

import { defineErrors } from "../errors/index.ts";

export const playerErrors = defineErrors("player", {
  under_age: {
    kind: "refused",
    when: "The birth date is less than the jurisdiction's minimum age ago, on the jurisdiction's calendar.",
    then: "Tell the minimum age (`minAgeYears`); nothing was stored.",
  },
  email_taken: {
    kind: "conflict",
    when: "Somebody has an account with this address.",
    then: "Offer to sign in.",
  },
  password_weak: {
    kind: "invalid",
    when: "The new password is too short, too long, common, or contains the address (`weakness`).",
    then: "Ask for another one, saying why.",
  },
  jurisdiction_unknown: {
    kind: "invalid",
    when: "The jurisdiction does not exist.",
    then: "Offer the list of jurisdictions.",
  },
  sign_in_failed: {
    kind: "unauthenticated",
    when: "Nobody has this address, or the password is wrong; both get the same answer in the same time.",
    then: "Ask again; three failures in 30 minutes lock the address.",
  },
  sign_in_locked: {
    kind: "limit",
    when: "Three attempts within 30 minutes failed. The right password does not open the lock.",
    then: "Say until when (`until`).",
  },
  totp_required: {
    kind: "unauthenticated",
    when: "The password is right and the player uses two-step sign-in, but no code came with it.",
    then: "Ask for the code and send all three again.",
  },
  totp_wrong: {
    kind: "unauthenticated",
    when: "The code is wrong, too old, or was used before.",
    then: "Ask for the next code.",
  },
  totp_already_on: {
    kind: "conflict",
    when: "Two-step sign-in is switched on already.",
    then: "Switch it off first.",
  },
  totp_off: {
    kind: "conflict",
    when: "Two-step sign-in is not switched on.",
    then: "Nothing is to be done.",
  },
  password_wrong: {
    kind: "forbidden",
    when: "A signed-in player confirms a change with the wrong password.",
    then: "Ask again; failures count towards the lock.",
  },
  session_ended: {
    kind: "unauthenticated",
    when: "The session is unknown, idle for 30 minutes, older than 30 days, or revoked.",
    then: "Sign in again.",
  },
  session_not_found: {
    kind: "not_found",
    when: "The player has no live session with this id.",
    then: "Reload the list.",
  },
  suspended: {
    kind: "forbidden",
    when: "Staff suspended the account.",
    then: "Refer to support.",
  },
  closed: {
    kind: "forbidden",
    when: "The account is closed, which is final.",
    then: "Refer to support.",
  },
  not_found: {
    kind: "not_found",
    when: "No player has this id.",
    then: "Check the id.",
  },
  token_invalid: {
    kind: "refused",
    when: "A link from an e-mail is unknown, used, or older than a day.",
    then: "Offer to send a new one.",
  },
  email_already_verified: {
    kind: "conflict",
    when: "A verification mail is asked for and the address is verified.",
    then: "Nothing is to be done.",
  },
  mail_limit: {
    kind: "limit",
    when: "More than five verification mails within an hour.",
    then: "Try again later.",
  },
});

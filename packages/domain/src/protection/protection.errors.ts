import { defineErrors } from "../errors/index.ts";

export const protectionErrors = defineErrors("protection", {
  excluded: {
    kind: "refused",
    when: "The player takes a break or has excluded himself (`kind`, `until`; null is for ever).",
    then: "Say until when; withdrawing stays possible.",
  },
  deposit_limit: {
    kind: "refused",
    when: "The deposit would pass the player's own deposit limit of a period.",
    then: "Show the period and what is left of it (`period`, `limitMinor`, `remainingMinor`).",
  },
  stake_limit: {
    kind: "refused",
    when: "The bet would pass the player's own stake limit of a period.",
    then: "Show the period and what is left of it (`period`, `limitMinor`, `remainingMinor`).",
  },
  loss_limit: {
    kind: "refused",
    when: "The bet, if lost, would pass the player's own loss limit of a period.",
    then: "Show the period and what is left of it (`period`, `limitMinor`, `remainingMinor`).",
  },
  player_inactive: {
    kind: "forbidden",
    when: "The player's account is suspended or closed.",
    then: "Refer to support.",
  },
  player_not_found: {
    kind: "not_found",
    when: "No player has this id.",
    then: "Check the id.",
  },
});

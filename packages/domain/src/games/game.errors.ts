import { defineErrors } from "@sortes/domain/errors";

export const gameErrors = defineErrors("game", {
  rule_invalid: {
    kind: "invalid",
    when: "a rule version's configuration contradicts itself; details.problems lists each sentence",
    then: "mend the draft and submit it again",
  },
  line_malformed: {
    kind: "invalid",
    when: "a line does not have the shape of a line of any game",
    then: "send the picks as the game's page describes them",
  },
  wrong_kind: {
    kind: "invalid",
    when: "a line or a result of one kind of game meets a rule of another",
    then: "reload the game and pick again",
  },
  bet_type_not_offered: {
    kind: "invalid",
    when: "the game's rules do not offer this bet type",
    then: "choose one of details.offered",
  },
  wrong_pick_count: {
    kind: "invalid",
    when: "too few or too many numbers are picked in details.part",
    then: "pick between details.min and details.max numbers",
  },
  pick_out_of_range: {
    kind: "invalid",
    when: "a picked number is not in the pool",
    then: "pick numbers from details.min to details.max",
  },
  pick_repeated: {
    kind: "invalid",
    when: "a number is picked twice",
    then: "pick each number once",
  },
  digits_all_equal: {
    kind: "invalid",
    when: "digits that are all equal are played in a bet on their order",
    then: "play them straight",
  },
  stake_not_allowed: {
    kind: "invalid",
    when: "the stake is below the smallest, above the largest, or not a whole step",
    then: "stake between details.minMinor and details.maxMinor in steps of details.stepMinor",
  },
  too_many_combinations: {
    kind: "limit",
    when: "a system line holds more combinations than one line may",
    then: "pick fewer numbers; details.max is the most combinations",
  },
  liability_closed: {
    kind: "limit",
    when: "an outcome this line would win on has reached its limit of liability",
    then: "stake less or play other digits; details.keys names the outcomes",
  },
  not_found: {
    kind: "not_found",
    when: "no game has this id, or the player's jurisdiction does not offer it",
    then: "go back to the list of games",
  },
  no_published_rule: {
    kind: "unavailable",
    when: "the game has no published rule version yet, so nothing can be sold",
    then: "publish a rule version first",
  },
  rule_version_not_found: {
    kind: "not_found",
    when: "no rule version has this id",
    then: "go back to the game's versions",
  },
  rule_version_wrong_state: {
    kind: "conflict",
    when: "the rule version is in details.state, where this step does not apply",
    then: "reload the version; somebody was faster",
  },
  rule_contradicts_game: {
    kind: "invalid",
    when: "kind or currency differ between the rule and its game; details.fields names them",
    then: "mend the rule so that both say the same",
  },
  reason_required: {
    kind: "invalid",
    when: "a change of a game that players notice comes without a reason",
    then: "say why; the reason stays in the audit log",
  },
});

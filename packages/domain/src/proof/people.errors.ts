import { defineErrors } from "../errors/index.ts";

/** Refusals to people who take part in draws with keys of their own. */
export const ceremonyErrors = defineErrors("ceremony", {
  draw_not_announced: {
    kind: "not_found",
    when: "The draw does not exist or its terms are not in the log.",
    then: "Load the list again.",
  },
  seat_without_key: {
    kind: "refused",
    when: "A person whom a game's policy names has registered no key; details.roles says for which roles.",
    then: "Have each of them make a key on the ceremony page, then try again.",
  },
  not_your_role: {
    kind: "forbidden",
    when: "The terms of the draw do not name a key of this staff member for this role, or the box is for another role.",
    then: "Load the list again: it names the draws that one takes part in.",
  },
  key_known: {
    kind: "conflict",
    when: "The signing key is registered already.",
    then: "Make a new key.",
  },
  signature_wrong: {
    kind: "invalid",
    when: "A signature is not by the key that the terms name, or is over something else.",
    then: "Make the share again in the browser that holds the key.",
  },
  holders_wrong: {
    kind: "invalid",
    when: "The fragments are not for the three roles that hold them.",
    then: "Load the page again; the draw needs at least four roles.",
  },
  already_committed: {
    kind: "conflict",
    when: "The role has committed to another share for this draw.",
    then: "Nothing is to be done: what was committed first counts.",
  },
  sealed_already: {
    kind: "refused",
    when: "The draw is sealed, drawn or cancelled: nobody commits any more.",
    then: "Load the list again.",
  },
  not_sealed_yet: {
    kind: "refused",
    when: "A share or a fragment is handed in before the draw is sealed, or the role never committed.",
    then: "Wait for the seal.",
  },
  share_wrong: {
    kind: "invalid",
    when: "Share and nonce do not open what the role committed to.",
    then: "Use the browser that made the share; otherwise it comes from escrow.",
  },
  entry_wrong: {
    kind: "invalid",
    when: "What an official keyed in cannot come out of the draw's rules, or is for another seal.",
    then: "Look at the balls again and key in every number.",
  },
  entry_stands: {
    kind: "conflict",
    when: "The official has keyed in; the other one has not yet, or both agree.",
    then: "Wait for the other official.",
  },
  escrow_not_due: {
    kind: "refused",
    when: "A fragment is handed in while the share's owner still has time to reveal it, or after it was revealed.",
    then: "Wait, and load the list again.",
  },
});

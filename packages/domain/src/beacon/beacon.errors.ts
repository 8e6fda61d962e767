import { defineErrors } from "../errors/index.ts";

export const beaconErrors = defineErrors("beacon", {
  round_missing: {
    kind: "unavailable",
    when: "The relays that answer do not have the round; details.round and details.outcomes say more.",
    then: "Ask for the same round again later. Never take another.",
  },
  unreachable: {
    kind: "unavailable",
    when: "No relay gave an answer that can be used; details.outcomes say why, relay by relay.",
    then: "Ask for the same round again later; look at the network if it lasts.",
  },
  not_genuine: {
    kind: "refused",
    when: "A relay answered with another round or with a signature that is not the beacon's, and none with a genuine one.",
    then: "Hold the draw and look into the relays named in details.outcomes; the round itself stays the same.",
  },
});

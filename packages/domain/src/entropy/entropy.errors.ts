import { defineErrors } from "../errors/index.ts";

export const entropyErrors = defineErrors("entropy", {
  source_missing: {
    kind: "unavailable",
    when: "A configured source of randomness cannot be read, or not in time; details.source names it.",
    then: "Nothing is drawn without it: mend the device or the configuration, then try again.",
  },
  source_failed: {
    kind: "unavailable",
    when: "A source failed a health test, details.source and details.failure say which; it stays refused until a restart.",
    then: "Nothing is drawn: look into the device, then restart the process, which tests it again.",
  },
  test_running: {
    kind: "conflict",
    when: "A test of the output runs in this process already.",
    then: "Wait for its report.",
  },
});

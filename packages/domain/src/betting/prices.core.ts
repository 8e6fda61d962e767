import { assertInvariant, type DomainError } from "../errors/index.ts";
import { decideLine, type GameRule, type Line } from "../games/index.ts";

/** What the lines of purchases cost. No lock protects what it depends on, so it is worked out before the locks, and kept. */
export class Prices {
  readonly #rules: ReadonlyMap<string, GameRule>;
  readonly #known = new Map<string, Map<readonly Line[], bigint | DomainError>>();

  /** Rules by the id of their version. */
  constructor(rules: ReadonlyMap<string, GameRule>) {
    this.#rules = rules;
  }

  rule(ruleVersionId: string): GameRule {
    const rule = this.#rules.get(ruleVersionId);
    assertInvariant(rule !== undefined, "a draw's rule version was not loaded", { ruleVersionId });
    return rule;
  }

  /** In minor units, or the first reason for which the rule refuses a line. */
  price(ruleVersionId: string, lines: readonly Line[]): bigint | DomainError {
    let known = this.#known.get(ruleVersionId);
    if (!known) {
      known = new Map();
      this.#known.set(ruleVersionId, known);
    }
    let price = known.get(lines);
    if (price === undefined) {
      price = priceLines(this.rule(ruleVersionId), lines);
      known.set(lines, price);
    }
    return price;
  }

  /** @throws DomainError for a line that the rule refuses. */
  requirePrice(ruleVersionId: string, lines: readonly Line[]): bigint {
    const price = this.price(ruleVersionId, lines);
    if (typeof price === "bigint") return price;
    throw price;
  }
}

function priceLines(rule: GameRule, lines: readonly Line[]): bigint | DomainError {
  let sumMinor = 0n;
  for (const line of lines) {
    const decision = decideLine(rule, line);
    if (decision.isValid) {
      sumMinor += decision.priceMinor;
      continue;
    }
    const [reason] = decision.issues;
    assertInvariant(reason !== undefined, "an invalid line has no issue");
    return reason;
  }
  return sumMinor;
}

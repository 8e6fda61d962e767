/** One of the three parts of an escrowed secret; `x` is 1, 2 or 3. */
export interface Fragment {
  x: number;
  y: Uint8Array;
}

/** How many roles each hold a fragment of a person's secret; any two of them can put it together. */
export const FRAGMENTS = 3;

const FIELD = 255;
const POLYNOMIAL = 0x11b;

/**
 * Powers and logarithms of 3, which generates GF(2^8) modulo x^8 + x^4 + x^3 + x + 1: a product is a sum of logarithms. `powers` goes
 * round twice, so that a sum needs no remainder.
 */
const { powers, logs } = (() => {
  const table = { powers: new Uint8Array(2 * FIELD), logs: new Uint8Array(FIELD + 1) };
  let value = 1;
  for (let power = 0; power < FIELD; power++) {
    table.powers[power] = value;
    table.powers[power + FIELD] = value;
    table.logs[value] = power;
    const doubled = value << 1;
    value ^= doubled > FIELD ? doubled ^ POLYNOMIAL : doubled;
  }
  return table;
})();

const logOf = (value: number) => logs[value] ?? 0;

function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (powers[logOf(a) + logOf(b)] ?? 0);
}

/** `b` is not 0: two different `x` never sum to it. */
function divide(a: number, b: number): number {
  return a === 0 ? 0 : (powers[logOf(a) + FIELD - logOf(b)] ?? 0);
}

/**
 * Points of a line through the secret at 0, byte by byte. One of them tells nothing about it.
 *
 * @param slope as many fresh random bytes as the secret has.
 */
export function splitSecret(secret: Uint8Array, slope: Uint8Array): Fragment[] {
  return Array.from({ length: FRAGMENTS }, (_, at) => {
    const x = at + 1;
    return { x, y: secret.map((byte, i) => byte ^ multiply(x, slope[i] ?? 0)) };
  });
}

/** The secret that two fragments with different `x` put together: (y₁x₂ + y₂x₁) / (x₁ + x₂). */
export function joinFragments(one: Fragment, two: Fragment): Uint8Array {
  return one.y.map((y, i) => divide(multiply(y, two.x) ^ multiply(two.y[i] ?? 0, one.x), one.x ^ two.x));
}

/** Roles that a process fills; every other role of a draw is a person's. */
export const MACHINE_ROLES = ["generator", "control"] as const;
export type MachineRole = (typeof MACHINE_ROLES)[number];

export function isMachineRole(role: string): role is MachineRole {
  return MACHINE_ROLES.some((machine) => machine === role);
}

/**
 * Who holds the fragments of a role's secret, in the order of x = 1, 2, 3: machines first, which hand theirs in by themselves, then the
 * people who follow this role in the order of the terms, from the end back to the beginning. Fewer than three when the draw has
 * fewer than four roles.
 */
export function holdersOf(role: string, order: readonly string[]): string[] {
  const at = order.indexOf(role);
  const others = [...order.slice(at + 1), ...order.slice(0, at)];
  return [...others.filter(isMachineRole), ...others.filter((other) => !isMachineRole(other))].slice(
    0,
    FRAGMENTS,
  );
}

/** How long after the seal a person has to reveal a share before its fragments are opened. */
export const ESCROW_AFTER_S = 120;

/** A fragment as its holder handed it in; `y` is null when his box did not open. */
export interface HandedInFragment {
  x: number;
  y: Uint8Array | null;
}

/** What fragments of one secret come to. */
export interface Joined {
  secret: Uint8Array;
  /** x of the two that it was put together from. */
  fromX: [number, number];
  /** x of those that do not fit the secret. */
  falseX: number[];
}

/**
 * The secret that two of these put together, if it opens what was committed to. A false one is found by that: then the third is tried
 * with each of the others.
 */
export function joinAny(
  handedIn: readonly HandedInFragment[],
  opens: (secret: Uint8Array) => boolean,
): Joined | undefined {
  const readable = handedIn.flatMap(({ x, y }) => (y ? [{ x, y }] : []));
  for (const [at, one] of readable.entries()) {
    for (const two of readable.slice(at + 1)) {
      const secret = joinFragments(one, two);
      if (!opens(secret)) continue;
      const pair = [one.x, two.x];
      const isFalse = ({ x, y }: HandedInFragment) =>
        y === null || (!pair.includes(x) && !opens(joinFragments(one, { x, y })));
      const falseX = handedIn.filter(isFalse).map(({ x }) => x);
      return { secret, fromX: [one.x, two.x], falseX };
    }
  }
  return undefined;
}

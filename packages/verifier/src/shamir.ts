/** One of the three parts of an escrowed secret; `x` is 1, 2 or 3. */
export interface Fragment {
  x: number;
  y: Uint8Array;
}

/** Multiplication in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1, the field of AES. */
export function gfMultiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 0, term = a; bit < 8; bit++) {
    if ((b >> bit) & 1) product ^= term;
    term = (term << 1) ^ (term & 0x80 ? 0x11b : 0);
  }
  return product;
}

/** a^254, which is 1/a in a field of 256 elements. */
function gfInverse(a: number): number {
  let inverse = 1;
  for (let step = 0; step < 254; step++) inverse = gfMultiply(inverse, a);
  return inverse;
}

/** The secret at 0 of the line through two fragments, byte by byte: (y₁x₂ + y₂x₁) / (x₁ + x₂). */
export function combineFragments(first: Fragment, second: Fragment): Uint8Array {
  const scale = gfInverse(first.x ^ second.x);
  return first.y.map((y, at) =>
    gfMultiply(scale, gfMultiply(y, second.x) ^ gfMultiply(second.y[at] ?? 0, first.x)),
  );
}

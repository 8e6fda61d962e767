/** Tried in order: what calls itself Edge also calls itself Chrome, and what calls itself Chrome also Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//u, "Edge"],
  [/OPR\//u, "Opera"],
  [/Firefox\//u, "Firefox"],
  [/Chrome\//u, "Chrome"],
  [/Safari\//u, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/u, "iOS"],
  [/Android/u, "Android"],
  [/Windows/u, "Windows"],
  [/Mac OS X/u, "macOS"],
  [/Linux/u, "Linux"],
];

const nameIn = (names: typeof browsers, text: string) => names.find(([pattern]) => pattern.test(text))?.[1];

/** A user agent in two words, such as `Firefox, Windows`; undefined for what is no known browser. */
export function deviceName(userAgent: string): string | undefined {
  const words = [nameIn(browsers, userAgent), nameIn(systems, userAgent)].filter(
    (word) => word !== undefined,
  );
  return words.length === 0 ? undefined : words.join(", ");
}

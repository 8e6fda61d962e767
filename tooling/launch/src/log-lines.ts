/** Pino's numbers. https://getpino.io/#/docs/api?id=loggerlevels-object */
const WARN_LEVEL = 40;

/** How Next.js marks its own warnings and errors. */
const NEXT_MARKS = /^\s*(⚠|⨯)/u;

/** Whether a line of a process's log is a warning or worse. */
export function isWorthShowing(line: string): boolean {
  const entry = parseEntry(line);
  return entry === undefined ? NEXT_MARKS.test(line) : entry.level >= WARN_LEVEL;
}

/** `worker  │ draw closed`: pino's JSON shrinks to its message; the whole of it is in the log file. */
export function formatLogLine(name: string, line: string): string {
  return `${name.padEnd(6)} │ ${parseEntry(line)?.message ?? line}`;
}

function parseEntry(line: string): { level: number; message: string } | undefined {
  if (!line.startsWith("{")) {
    return undefined;
  }
  try {
    const { level, msg, err } = JSON.parse(line) as {
      level?: unknown;
      msg?: unknown;
      err?: { message?: unknown };
    };
    if (typeof level !== "number") {
      return undefined;
    }
    return { level, message: [msg, err?.message].filter((part) => typeof part === "string").join(": ") };
  } catch {
    return undefined;
  }
}

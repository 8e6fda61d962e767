const EVERY_MS = 20;
const MIB = 2 ** 20;

/** Looks at what this process holds until it is stopped; answers with the most it saw, in MiB. */
export function watchMemory(): () => number {
  let peak = process.memoryUsage.rss();
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    look();
    return peak / MIB;
  };
}

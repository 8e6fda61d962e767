type RandomBelow = (maxExclusive: number) => number;

export interface Storm {
  cutoffMs: number;
  calmMs: number;
  rushMs: number;
  afterMs: number;
  /** How many times as many bets at the cutoff as before the rush. */
  rise: number;
  peakPerSecond: number;
}

/** When bets leave: at one pace, rising to the cutoff, and for a while at the peak's pace for who has not seen the time. */
export function stormDepartures(storm: Storm, randomBelow: RandomBelow): number[] {
  const { cutoffMs, calmMs, rushMs, afterMs, rise, peakPerSecond } = storm;
  const calmPerSecond = peakPerSecond / rise;
  const rushFromMs = cutoffMs - rushMs;
  const perSecondAt = (ms: number): number => {
    const risen = Math.min(1, Math.max(0, (ms - rushFromMs) / rushMs));
    return calmPerSecond + (peakPerSecond - calmPerSecond) * risen;
  };
  return poisson({ fromMs: rushFromMs - calmMs, untilMs: cutoffMs + afterMs, perSecondAt }, randomBelow);
}

export function evenDepartures(
  { fromMs, forMs, perSecond }: { fromMs: number; forMs: number; perSecond: number },
  randomBelow: RandomBelow,
): number[] {
  return poisson({ fromMs, untilMs: fromMs + forMs, perSecondAt: () => perSecond }, randomBelow);
}

const RESOLUTION = 2 ** 30;

/** Arrivals that know nothing of each other: exponential gaps at the pace of the moment. */
function poisson(
  span: { fromMs: number; untilMs: number; perSecondAt: (ms: number) => number },
  randomBelow: RandomBelow,
): number[] {
  const { fromMs, untilMs, perSecondAt } = span;
  const departuresMs: number[] = [];
  for (let ms = fromMs; ms < untilMs; ) {
    departuresMs.push(ms);
    const uniform = (randomBelow(RESOLUTION) + 1) / RESOLUTION;
    ms += (-Math.log(uniform) / perSecondAt(ms)) * 1_000;
  }
  return departuresMs;
}

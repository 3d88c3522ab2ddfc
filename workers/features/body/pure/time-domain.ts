/** Figures of the time domain: milliseconds, and per cent for pNN50. Null where there are too few intervals to tell. */
export interface TimeDomain {
  beats: number;
  meanRr: number;
  /** Beats a minute, of the mean interval. */
  meanHr: number;
  sdnn: number;
  rmssd: number;
  pnn50: number;
  sd1: number;
  sd2: number;
}

/**
 * Of RR intervals in milliseconds, one after another (Task Force of the ESC and NASPE 1996). SDNN and the deviation of successive
 * differences divide by n − 1; pNN50 counts differences above 50 ms; SD1 and SD2 are the axes of the Poincaré plot (Brennan 2001).
 * Null for fewer than three intervals.
 */
export function timeDomain(rr: ArrayLike<number>): TimeDomain | null {
  const beats = rr.length;
  if (beats < 3) return null;
  let sum = 0;
  for (let at = 0; at < beats; at += 1) sum += rr[at] ?? 0;
  const meanRr = sum / beats;
  const steps = beats - 1;
  const meanStep = ((rr[beats - 1] ?? 0) - (rr[0] ?? 0)) / steps;
  let spread = ((rr[0] ?? 0) - meanRr) ** 2;
  let squares = 0;
  let stepSpread = 0;
  let above = 0;
  for (let at = 1; at < beats; at += 1) {
    const value = rr[at] ?? 0;
    const step = value - (rr[at - 1] ?? 0);
    spread += (value - meanRr) ** 2;
    squares += step * step;
    stepSpread += (step - meanStep) ** 2;
    if (Math.abs(step) > 50) above += 1;
  }
  const variance = spread / (beats - 1);
  const sd1Squared = stepSpread / (steps - 1) / 2;
  return {
    beats,
    meanRr,
    meanHr: 60_000 / meanRr,
    sdnn: Math.sqrt(variance),
    rmssd: Math.sqrt(squares / steps),
    pnn50: (100 * above) / steps,
    sd1: Math.sqrt(sd1Squared),
    sd2: Math.sqrt(Math.max(0, 2 * variance - sd1Squared)),
  };
}

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
 *
 * @param isCorrected of each interval, 1 where it is not as it was measured: differences from and to it are none of a heart's, and
 *   count for nothing, while it still counts for the mean and SDNN
 */
export function timeDomain(rr: ArrayLike<number>, isCorrected?: ArrayLike<number>): TimeDomain | null {
  if (rr.length < 3) return null;
  return isCorrected === undefined || !Array.prototype.includes.call(isCorrected, 1)
    ? ofMeasured(rr)
    : ofCorrected(rr, isCorrected);
}

function ofCorrected(rr: ArrayLike<number>, isCorrected: ArrayLike<number>): TimeDomain | null {
  const all = ofMeasured(rr);
  let [steps, sum, squares, above] = [0, 0, 0, 0];
  for (let at = 1; at < rr.length; at += 1) {
    if (isCorrected[at] === 1 || isCorrected[at - 1] === 1) continue;
    const step = (rr[at] ?? 0) - (rr[at - 1] ?? 0);
    steps += 1;
    sum += step;
    squares += step * step;
    if (Math.abs(step) > 50) above += 1;
  }
  if (steps < 2) return null;
  const sd1Squared = (squares - (sum * sum) / steps) / (steps - 1) / 2;
  return {
    ...all,
    rmssd: Math.sqrt(squares / steps),
    pnn50: (100 * above) / steps,
    sd1: Math.sqrt(Math.max(0, sd1Squared)),
    sd2: Math.sqrt(Math.max(0, 2 * all.sdnn * all.sdnn - sd1Squared)),
  };
}

function ofMeasured(rr: ArrayLike<number>): TimeDomain {
  const beats = rr.length;
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

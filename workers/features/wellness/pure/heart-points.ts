import { counted, type NoPoints, type Points, without } from './parts.ts';

/** How a day's heart lies in the member's own range, in standard deviations; null: not measured that day. */
export interface HeartOfDay {
  /** Of the logarithm of RMSSD. */
  rmssdZ: number | null;
  restingHrZ: number | null;
  /** Whether there is any figure of that day. */
  isMeasured: boolean;
  /** Days that the range rests on, and how many it takes. */
  nights: number;
  nightsNeeded: number;
}

const AT_OWN_MEAN = 75;
const A_STANDARD_DEVIATION = 25;

/**
 * Heart rate variability up and resting heart rate down, both against the member's own range and never against other people's, whose
 * figures differ tenfold: 75 points at one's own mean, 25 for each standard deviation. The logarithm of RMSSD and a person's own
 * baseline are the usual way to look at recovery from day to day (Plews and others 2013; Buchheit 2014). One of the two is enough.
 */
export function heartPoints(heart: HeartOfDay | null): Points | NoPoints {
  if (heart === null || !heart.isMeasured) return without('no-heart-data');
  const { rmssdZ, restingHrZ, nights, nightsNeeded } = heart;
  if (nights < nightsNeeded) return without('too-few-nights', { nights, needed: nightsNeeded });
  const steps = [rmssdZ, restingHrZ === null ? null : -restingHrZ].filter((z) => z !== null);
  if (steps.length === 0) return without('no-heart-data');
  const mean = steps.reduce((sum, z) => sum + z, 0) / steps.length;
  return counted(AT_OWN_MEAN + A_STANDARD_DEVIATION * mean, {
    ...(rmssdZ !== null && { rmssdZ }),
    ...(restingHrZ !== null && { restingHrZ }),
    nights,
  });
}

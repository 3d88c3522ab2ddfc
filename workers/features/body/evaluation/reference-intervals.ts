import { randomFrom } from './made-hearts.ts';

function triangle(turns: number): number {
  const phase = turns - Math.floor(turns);
  return phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase;
}

/** RR intervals, whole ms, with a daily rhythm, two waves, noise, and early beats with their pauses; the same ones always. */
export function referenceIntervals(count: number): Float64Array {
  const random = randomFrom(20_260_101);
  let [seconds, pause] = [0, 0];
  return Float64Array.from({ length: count }, () => {
    const noise = random() + random() + random() + random() - 2;
    let value =
      850 +
      120 * triangle(seconds / 86_400) +
      28 * triangle(seconds * 0.1) +
      22 * triangle(seconds * 0.25) +
      14 * noise;
    if (pause !== 0) {
      value += pause;
      pause = 0;
    } else if (random() < 0.005) {
      value -= 180;
      pause = 160;
    }
    const whole = Math.floor(value + 0.5);
    seconds += whole / 1000;
    return whole;
  });
}

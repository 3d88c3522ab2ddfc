/** Hearts that nobody has, by how they vary: hardly, by breathing, by deep breathing, and by slow surges as of a resting vagus. */
export const HEART_KINDS = ['calm', 'breath', 'deep', 'surge'] as const;
export type HeartKind = (typeof HEART_KINDS)[number];

const BREATHING: Readonly<Record<HeartKind, number>> = { calm: 0.02, breath: 0.09, deep: 0.18, surge: 0.04 };
/** What intervals of a recorder of 128 Hz are rounded to, ms. */
const GRAIN_MS = 7.8125;

/** Tommy Ettinger's Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** About five minutes of intervals without an artefact, ms. */
export function madeHeart(kind: HeartKind, seed: number, beats = 360): number[] {
  const random = randomFrom(seed);
  const usual = 700 + 400 * random();
  const breathing = usual * BREATHING[kind];
  const rate = 0.15 + 0.15 * random();
  let [seconds, surge, rising] = [0, 0, 0];
  return Array.from({ length: beats }, () => {
    if (kind === 'surge' && surge <= 0 && random() < 0.05) {
      surge = 0.15 + 0.3 * random();
      rising = 2 + Math.floor(random() * 4);
    }
    const noise = (kind === 'deep' ? 30 : 12) * (random() + random() + random() + random() - 2);
    let rr =
      usual +
      breathing * Math.sin(2 * Math.PI * rate * seconds) +
      0.5 * breathing * Math.sin(0.2 * Math.PI * seconds) +
      noise;
    if (surge > 0 && rising > 0) {
      rr += usual * surge * (1 - rising / 6);
      rising -= 1;
    } else if (surge > 0) {
      rr += usual * surge * 0.6;
      surge = surge < 0.08 ? 0 : surge / 2;
    }
    const told = Math.round(rr / GRAIN_MS) * GRAIN_MS;
    seconds += told / 1000;
    return told;
  });
}

/** Puts artefacts in at a rate of beats: early beats with a whole pause, and without one; missed beats; and beats that are none. */
export function spoil(rr: readonly number[], rate: number, seed: number): number[] {
  const random = randomFrom(seed);
  const spoiled: number[] = [];
  for (let at = 0; at < rr.length; at += 1) {
    const [own, next] = [rr[at] ?? 0, rr[at + 1] ?? 0];
    if (random() >= rate || at < 4 || at >= rr.length - 4) {
      spoiled.push(own);
      continue;
    }
    const kind = random();
    if (kind < 0.35) {
      const early = 0.25 + 0.3 * random();
      spoiled.push(own * (1 - early), next + own * early);
      at += 1;
    } else if (kind < 0.7) {
      const early = 0.18 + 0.3 * random();
      spoiled.push(own * (1 - early), next * (1 + 0.2 * random()));
      at += 1;
    } else if (kind < 0.85) {
      spoiled.push(own + next);
      at += 1;
    } else {
      const cut = 0.3 + 0.4 * random();
      spoiled.push(own * cut, own * (1 - cut));
    }
  }
  return spoiled;
}

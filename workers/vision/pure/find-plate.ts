import type { Box, Detection } from '#workers/kernel/seen.ts';
import { type Ellipse, ellipseThrough, type Point } from './ellipse.ts';
import { type LightSteps, lightSteps, slopesOnTheWay, stepAcross, strongestOf } from './light-steps.ts';
import type { Pixels } from './network-shape.ts';
import { overlap } from './suppress.ts';

/** More foods than this lie on a shelf, or in a heap. */
const MOST_FOODS = 8;
/** A plate is sought around so many of the surest foods. */
const SOUGHT_AROUND = 3;
const RAYS = 64;
const TURNS = Array.from({ length: RAYS }, (_, index) => (index / RAYS) * 2 * Math.PI);
const STEPS_ON_A_RAY = 4;
/** Grey levels a pixel that make a rim. */
const RIM_STEP = 5;
/** Ellipses that are tried around each food. */
const TRIES = 300;
/** How often the best ellipse is drawn anew through what lies on it. */
const ROUNDS = 4;
const FEWEST_ON_RIM = 8;
/** Points of the rim that are looked at. */
const RIM = 90;
/** Of the rim so much must lie free of whatever was found, and of that so much must show a step, all in or all out. */
const LEAST_FREE = 0.45;
const LEAST_CLEAR = 0.7;
/** A rim around what the detector calls by a name of its own is that thing's. */
const SAME_RIM = { food: 0.75, tableware: 0.4, other: 0.75 };
/** Of a plate, food covers at least so much. */
const LEAST_COVERED = 0.03;

/**
 * A whole round plate with food on it, by the shape of its rim: a level ellipse on which light steps the same way nearly all
 * around. Rims that are cut off, square, hidden or as light as the table are not found; a bowl's is not taken for one.
 */
export function findPlate(pixels: Pixels, detections: readonly Detection[]): Detection | null {
  const foods = detections.filter(({ kind }) => kind === 'food');
  if (foods.length === 0 || foods.length > MOST_FOODS) return null;
  const steps = lightSteps(pixels);
  const plates = foods.slice(0, SOUGHT_AROUND).flatMap(({ box }) => {
    const ellipse = rimAround(steps, box);
    if (ellipse === null) return [];
    const { free, clear } = rimOf(ellipse, steps, detections);
    if (free < LEAST_FREE || clear < LEAST_CLEAR) return [];
    const plate: Detection = {
      label: 'plate',
      kind: 'tableware',
      score: rounded(clear),
      box: boxOf(ellipse, steps),
    };
    const isOther = detections.some(({ kind, box: other }) => overlap(other, plate.box) > SAME_RIM[kind]);
    return !isOther && foods.some((food) => liesOn(food.box, ellipse, steps)) ? [plate] : [];
  });
  return plates.toSorted((a, b) => b.score - a.score)[0] ?? null;
}

interface Rim extends Ellipse {
  /** On how many rays the light steps at its rim. */
  onRim: number;
}

/** The ellipse around the middle of a box on which most of the strong steps of light lie (RANSAC, Fischler and Bolles 1981). */
function rimAround(steps: LightSteps, [left, top, width, height]: Box): Rim | null {
  const from = { x: (left + width / 2) * steps.width, y: (top + height / 2) * steps.height };
  const ways = TURNS.map((turn) => ({ turn, slopes: slopesOnTheWay(steps, from, turn) }));
  const [lighter, darker] = ([1, -1] as const).map((sign) => {
    const rays = ways.map(({ turn, slopes }) =>
      strongestOf(slopes, sign, { least: RIM_STEP, most: STEPS_ON_A_RAY }).map((reach) => ({
        x: from.x + reach * Math.cos(turn),
        y: from.y + reach * Math.sin(turn),
      })),
    );
    return closestEllipse(rays, steps);
  });
  if (!lighter || !darker) return lighter ?? darker ?? null;
  return lighter.onRim > darker.onRim ? lighter : darker;
}

function closestEllipse(rays: readonly Point[][], steps: LightSteps): Rim | null {
  const onRim = (ellipse: Ellipse) => rays.flatMap((ray) => ray.find((point) => isOn(ellipse, point)) ?? []);
  const random = repeatable();
  let best: { ellipse: Ellipse; count: number } | null = null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const start = random() * RAYS;
    const four: Point[] = [];
    for (let quarter = 0; quarter < 4; quarter++) {
      const ray = rays[Math.floor(start + ((quarter + 0.6 * random()) * RAYS) / 4) % RAYS] ?? [];
      const point = ray[Math.floor(random() ** 2 * ray.length)];
      if (point !== undefined) four.push(point);
    }
    const ellipse = four.length === 4 ? ellipseThrough(four) : null;
    if (ellipse === null || !isRimLike(ellipse, steps)) continue;
    const count = countOnRim(ellipse, rays, best?.count ?? FEWEST_ON_RIM);
    if (count > 0) best = { ellipse, count };
  }
  if (best === null) return null;
  let found = best.ellipse;
  for (let round = 0; round < ROUNDS; round++) {
    const closer = ellipseThrough(onRim(found));
    if (closer === null || !isRimLike(closer, steps) || onRim(closer).length < onRim(found).length) break;
    found = closer;
  }
  return { ...found, onRim: onRim(found).length };
}

/** On how many rays a step lies on the ellipse; 0 once `least` of them are out of reach. */
function countOnRim(ellipse: Ellipse, rays: readonly Point[][], least: number): number {
  let missed = 0;
  for (const ray of rays) {
    let isMissed = true;
    for (let at = 0; at < ray.length && isMissed; at++) {
      const point = ray[at];
      isMissed = point === undefined || !isOn(ellipse, point);
    }
    if (isMissed && ++missed > rays.length - least) return 0;
  }
  return rays.length - missed;
}

/** As a plate is seen from above or aslant, wholly in the picture. */
function isRimLike({ x, y, wide, high }: Ellipse, { width, height }: LightSteps): boolean {
  const isRound = high > 0.28 * wide && high < 1.06 * wide && wide > 0.1 * Math.max(width, height);
  return isRound && x - wide > 1 && y - high > 1 && x + wide < width - 2 && y + high < height - 2;
}

function isOn({ x, y, wide, high }: Ellipse, point: Point): boolean {
  const dx = point.x - x;
  const dy = point.y - y;
  // not Math.hypot, which takes a multiple of the time to be safe from overflow
  const reach = Math.sqrt((dx / wide) ** 2 + (dy / high) ** 2);
  return reach > 0 && Math.abs(1 - 1 / reach) * Math.sqrt(dx * dx + dy * dy) < 1.3;
}

/** How much of the rim is free, and of that how much shows a step of light, inwards or outwards. */
function rimOf({ x, y, wide, high }: Ellipse, steps: LightSteps, detections: readonly Detection[]) {
  let [free, inwards, outwards] = [0, 0, 0];
  for (let index = 0; index < RIM; index++) {
    const [cos, sin] = [Math.cos((index / RIM) * 2 * Math.PI), Math.sin((index / RIM) * 2 * Math.PI)];
    const at = { x: x + wide * cos, y: y + high * sin };
    if (detections.some(({ box }) => isIn(box, at, steps))) continue;
    free += 1;
    const length = Math.hypot(cos / wide, sin / high);
    const step = stepAcross(steps, at, { x: cos / wide / length, y: sin / high / length }, RIM_STEP);
    if (step < 0) inwards += 1;
    if (step > 0) outwards += 1;
  }
  return { free: free / RIM, clear: Math.max(inwards, outwards) / Math.max(1, free) };
}

/** Food lies on a plate when the middle of each side of its box is on it, and it is no crumb. */
function liesOn([left, top, width, height]: Box, { x, y, wide, high }: Ellipse, steps: LightSteps): boolean {
  const sides = [
    [left, top + height / 2],
    [left + width, top + height / 2],
    [left + width / 2, top],
    [left + width / 2, top + height],
  ];
  const covered = (width * steps.width * height * steps.height) / (Math.PI * wide * high);
  return (
    covered >= LEAST_COVERED &&
    sides.every(
      ([a = 0, b = 0]) => Math.hypot((a * steps.width - x) / wide, (b * steps.height - y) / high) <= 1,
    )
  );
}

function isIn([left, top, width, height]: Box, at: Point, steps: LightSteps): boolean {
  const [x, y] = [at.x / steps.width, at.y / steps.height];
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

function boxOf({ x, y, wide, high }: Ellipse, steps: LightSteps): Box {
  const [left, top] = [(x - wide) / steps.width, (y - high) / steps.height];
  return [rounded(left), rounded(top), rounded((2 * wide) / steps.width), rounded((2 * high) / steps.height)];
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** The same numbers from 0 to 1 for every photo, so that a photo is always answered alike (Numerical Recipes' generator). */
function repeatable(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

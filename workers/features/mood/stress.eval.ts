/**
 * `npm run eval:stress -- <data folder> [--nested]`: the stress model on people it was not fitted to (each of 26 left out in turn).
 * With `--nested` its settings are chosen anew for each person among the others, which takes two minutes.
 */
import { MOMENTS_NEEDED } from './pure/moments-needed.ts';
import {
  type CalibrationPrior,
  calibrated,
  calibrateStress,
  type LabelledMoment,
} from './pure/stress/calibrate.ts';
import { ownRangeOf } from './pure/stress/own-range.ts';
import { calibrationError } from './pure/stress/reliability.ts';
import { type StressModel, stressOver } from './pure/stress/stress-over.ts';
import { byPerson, readStressWindows, type StressWindow } from './training/stress-data.ts';
import { calibrationPrior, fitStress, toldOf } from './training/train-stress.ts';

type Told = LabelledMoment & StressWindow;
type Settings = Parameters<typeof fitStress>[1];

const DRAWS = 40;
const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? process.env.DATA_DIR;
if (folder === undefined) {
  console.log('eval:stress needs the data folder: `npm run eval:stress -- <folder>` or DATA_DIR');
  process.exit(0);
}

const people = byPerson(readStressWindows(folder));

/** Every person of some, as told by a model of the others among them. */
function leftOut(among: readonly string[], settings?: Settings): Map<string, Told[]> {
  return new Map(
    among.map((person) => {
      const others = among.filter((one) => one !== person).flatMap((one) => people.get(one) ?? []);
      return [person, toldOf(fitStress(others, settings), people.get(person) ?? [])];
    }),
  );
}

function areaUnderCurve(moments: readonly LabelledMoment[]): number {
  const sorted = [...moments].sort((a, b) => a.probability - b.probability);
  let [sum, yes] = [0, 0];
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (sorted[end]?.probability === sorted[at]?.probability) end += 1;
    const tied = sorted.slice(at, end).filter(({ isStressed }) => isStressed).length;
    sum += tied * ((at + 1 + end) / 2);
    yes += tied;
    at = end;
  }
  return (sum - (yes * (yes + 1)) / 2) / (yes * (sorted.length - yes));
}

function report(name: string, told: ReadonlyMap<string, readonly Told[]>): void {
  const all = [...told.values()].flat();
  const each = [...told.values()].map(areaUnderCurve).filter((area) => !Number.isNaN(area));
  const mean = each.reduce((sum, area) => sum + area, 0) / each.length;
  const middle = areaUnderCurve(all.filter(({ isMiddle }) => isMiddle));
  console.log(
    `| ${name} | ${areaUnderCurve(all).toFixed(3)} | ${middle.toFixed(3)} | ${mean.toFixed(3)} | ${Math.min(...each).toFixed(3)} |`,
  );
}

const names = [...people.keys()];
const told = leftOut(names);
console.log(`${[...told.values()].flat().length} windows of ${people.size} people\n`);
console.log(
  'AUC, each person left out; in the middle: between a person’s first and last stressor, where knowing the protocol gains nothing.\n',
);
console.log('| | all | in the middle | mean of people | worst |\n| --- | ---: | ---: | ---: | ---: |');
report('as it ships', told);
report('the moment alone', leftOut(names, { reaches: [90], forgottenS: 1e-6 }));
report('and the time around it', leftOut(names, { forgottenS: 1e-6 }));
report('means of five minutes around each half minute', leftOut(names, { reaches: [150, 450] }));
for (const minutes of [1, 2, 5]) report(`in fixed windows, minutes: ${minutes}`, inWindows(minutes * 60));
if (process.argv.includes('--nested')) report('settings chosen without the person', nested());

/**
 * The model as it ships, over windows that lie side by side, as the product keeps them: each minute is told what its window is told. All places
 * of the grid, a minute apart, together.
 */
function inWindows(lengthS: number): Map<string, Told[]> {
  const grids = Array.from({ length: lengthS / 60 }, (_, at) => at * 60);
  return new Map(
    names.map((person) => {
      const model = fitStress(names.filter((one) => one !== person).flatMap((one) => people.get(one) ?? []));
      const own = people.get(person) ?? [];
      return [person, grids.flatMap((shift) => toldInWindows(model, own, { lengthS, shift }))];
    }),
  );
}

function toldInWindows(
  model: StressModel,
  own: readonly StressWindow[],
  { lengthS, shift }: { lengthS: number; shift: number },
): Told[] {
  const groups = new Map<number, StressWindow[]>();
  for (const window of own) {
    const place = Math.floor((window.at + shift) / lengthS);
    groups.set(place, [...(groups.get(place) ?? []), window]);
  }
  const windows = [...groups].map(([place, minutes]) => {
    const mean = (of: (window: StressWindow) => number) =>
      minutes.reduce((sum, window) => sum + of(window), 0) / minutes.length;
    return {
      at: (place + 0.5) * lengthS - shift,
      meanHr: mean(({ meanHr }) => meanHr),
      sdnn: Math.expm1(mean(({ sdnn }) => Math.log1p(sdnn))),
      rmssd: Math.expm1(mean(({ rmssd }) => Math.log1p(rmssd))),
      minutes,
    };
  });
  const range = ownRangeOf(windows);
  if (range === null) return [];
  return stressOver(windows, range, { model }).flatMap((stress, at) =>
    stress === null
      ? []
      : (windows[at]?.minutes ?? []).map((window) => ({ ...window, probability: stress.probability })),
  );
}

function nested(): Map<string, Told[]> {
  const choices = [60, 90, 120].flatMap((near) =>
    [240, 300, 330].flatMap((around) =>
      [60, 90].map((forgottenS) => ({ reaches: [near, around], forgottenS })),
    ),
  );
  return new Map(
    names.map((person) => {
      const others = names.filter((one) => one !== person);
      const scored = choices.map((settings) => ({
        settings,
        area: areaUnderCurve([...leftOut(others, settings).values()].flat()),
      }));
      const best = scored.reduce((one, other) => (other.area > one.area ? other : one));
      const model = fitStress(
        others.flatMap((one) => people.get(one) ?? []),
        best.settings,
      );
      return [person, toldOf(model, people.get(person) ?? [])];
    }),
  );
}

let state = 7;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
}

/** Without a prior of other people, and without steps: what shipped before. */
const FIXED: CalibrationPrior = { mean: [0, 1], pull: [1, 6] };

/** Labels some moments of each person, calibrates on them, and looks at the others, or at those more than a minute away from any of them. */
function afterLabelling({ isApart }: { isApart: boolean }): void {
  const kinds = ['before', 'a fixed line', 'as it ships'] as const;
  const pooled = new Map<string, LabelledMoment[]>(kinds.map((kind) => [kind, []]));
  const errors = new Map<string, number[]>(kinds.map((kind) => [kind, []]));
  for (const [person, moments] of told) {
    if (moments.length < 2 * MOMENTS_NEEDED) continue;
    const prior = calibrationPrior([...leftOut(names.filter((one) => one !== person)).values()]);
    const own = new Map<string, LabelledMoment[]>(kinds.map((kind) => [kind, []]));
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const order = moments.map((moment) => ({ moment, by: random() })).sort((a, b) => a.by - b.by);
      const labelled = order.slice(0, MOMENTS_NEEDED).map(({ moment }) => moment);
      const rest = order
        .slice(MOMENTS_NEEDED)
        .map(({ moment }) => moment)
        .filter(({ at }) => !isApart || labelled.every((other) => Math.abs(other.at - at) > 60));
      const line = { ...calibrateStress(labelled, FIXED), steps: [] };
      const whole = calibrateStress(labelled, prior);
      for (const moment of rest) {
        own.get('before')?.push(moment);
        own.get('a fixed line')?.push({ ...moment, probability: calibrated(moment.probability, line) });
        own.get('as it ships')?.push({ ...moment, probability: calibrated(moment.probability, whole) });
      }
    }
    for (const kind of kinds) {
      const some = own.get(kind) ?? [];
      pooled.get(kind)?.push(...some);
      if (some.length > 0) errors.get(kind)?.push(calibrationError(some));
    }
  }
  for (const kind of kinds) {
    const each = errors.get(kind) ?? [];
    const mean = each.reduce((sum, error) => sum + error, 0) / each.length;
    const where = isApart ? 'over a minute from any labelled one' : 'all other moments';
    console.log(
      `| ${where}, ${kind} | ${calibrationError(pooled.get(kind) ?? []).toFixed(3)} | ${mean.toFixed(3)} |`,
    );
  }
}

console.log(`\nCalibration error (10 bins) with ${MOMENTS_NEEDED} own labelled moments, ${DRAWS} draws:\n`);
console.log('| looked at | pooled | mean of people |\n| --- | ---: | ---: |');
afterLabelling({ isApart: false });
afterLabelling({ isApart: true });

/**
 * `npm run eval:stress -- <data folder> [--nested]`: the stress model on people it was not fitted to (each of 26 left out in turn), from
 * their beats through the functions that work the product’s windows out and look a moment up.
 * With `--nested` its settings are chosen anew for each person among the others, which takes minutes.
 */
import { MOMENTS_NEEDED } from './pure/moments-needed.ts';
import {
  type CalibrationPrior,
  calibrated,
  calibrateStress,
  type LabelledMoment,
  saidOf,
} from './pure/stress/calibrate.ts';
import { calibrationError } from './pure/stress/reliability.ts';
import { PLACES_S, readStressPeople, type StressPerson } from './training/stress-data.ts';
import {
  atOnePlace,
  calibrationPrior,
  fitStress,
  type Settings,
  type Told,
  toldOf,
} from './training/train-stress.ts';

const DRAWS = 40;
const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? process.env.DATA_DIR;
if (folder === undefined) {
  console.log('eval:stress needs the data folder: `npm run eval:stress -- <folder>` or DATA_DIR');
  process.exit(0);
}

const people = readStressPeople(folder);
const names = [...people.keys()];

function modelOf(some: readonly string[], settings?: Settings) {
  return fitStress(
    some.flatMap((one) => people.get(one) ?? []),
    settings,
  );
}

/** Every person of some, as told by a model of the others among them. */
function leftOut(
  among: readonly string[],
  { settings, of = people }: { settings?: Settings; of?: ReadonlyMap<string, StressPerson> } = {},
): Map<string, Told[]> {
  return new Map(
    among.map((person) => {
      const own = of.get(person);
      const model = modelOf(
        among.filter((one) => one !== person),
        settings,
      );
      return [person, own === undefined ? [] : toldOf(model, own)];
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
  const figures = [areaUnderCurve(all), middle, mean, Math.min(...each)].map((figure) => figure.toFixed(3));
  console.log(`| ${name} | ${figures.join(' | ')} | ${all.length} |`);
}

const moments = [...people.values()].reduce((sum, one) => sum + one.moments.length, 0);
console.log(`${moments} labelled moments of ${people.size} people\n`);
console.log(
  `AUC, each person left out, ${PLACES_S.length} places of the grid together; in the middle: between a person’s first and last stressor, where knowing the protocol gains nothing.\n`,
);
console.log(
  '| | all | in the middle | mean of people | worst | told |\n| --- | ---: | ---: | ---: | ---: | ---: |',
);
report('as it ships, by the minute', leftOut(names));
for (const placeS of PLACES_S) {
  const of = readStressPeople(folder, { places: [placeS] });
  report(`of it at one place, moved by ${placeS} s`, leftOut(names, { of }));
}
report('the moment alone', leftOut(names, { settings: { reaches: [90], forgottenS: 1e-6 } }));
report('and the time around it', leftOut(names, { settings: { forgottenS: 1e-6 } }));
report(
  'windows of five minutes, where no minutes were kept',
  leftOut(names, { of: readStressPeople(folder, { isByMinute: false }) }),
);
if (process.argv.includes('--nested')) report('settings chosen without the person', nested());

function nested(): Map<string, Told[]> {
  const choices = [60, 90, 120].flatMap((near) =>
    [240, 300, 360].flatMap((around) =>
      [60, 90].map((forgottenS) => ({ reaches: [near, around], forgottenS })),
    ),
  );
  return new Map(
    names.map((person) => {
      const others = names.filter((one) => one !== person);
      const scored = choices.map((settings) => ({
        settings,
        area: areaUnderCurve([...leftOut(others, { settings }).values()].flat()),
      }));
      const best = scored.reduce((one, other) => (other.area > one.area ? other : one));
      const own = people.get(person);
      return [person, own === undefined ? [] : toldOf(modelOf(others, best.settings), own)];
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
const onePlace = new Map([...people].map(([name, person]) => [name, atOnePlace(person)] as const));
const told = leftOut(names, { of: onePlace });

function afterLabelling({ isApart }: { isApart: boolean }): void {
  const kinds = ['before', 'a fixed line', 'as it ships'] as const;
  const pooled = new Map<string, LabelledMoment[]>(kinds.map((kind) => [kind, []]));
  const errors = new Map<string, number[]>(kinds.map((kind) => [kind, []]));
  for (const [person, moments] of told) {
    if (moments.length < 2 * MOMENTS_NEEDED) continue;
    const prior = calibrationPrior([
      ...leftOut(
        names.filter((one) => one !== person),
        { of: onePlace },
      ).values(),
    ]);
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
        own.get('as it ships')?.push({ ...moment, probability: saidOf(moment.probability, whole) });
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

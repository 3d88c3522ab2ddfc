/** `npm run eval:stress -- <data folder>`: the stress model on people it was not fitted to (each of 26 left out in turn). */
import {
  calibrated,
  calibrateStress,
  calibrationError,
  type LabelledMoment,
  MOMENTS_NEEDED,
} from './pure/stress/calibrate.ts';
import { ownRangeOf, stressFeatures } from './pure/stress/stress-from-window.ts';
import { readStressWindows } from './training/stress-data.ts';
import { fitStress } from './training/train-stress.ts';

const DRAWS = 40;
const folder = process.argv[2] ?? process.env.DATA_DIR;
if (folder === undefined) {
  console.log('eval:stress needs the data folder: `npm run eval:stress -- <folder>` or DATA_DIR');
  process.exit(0);
}

const windows = readStressWindows(folder);
const people = [...new Set(windows.map(({ person }) => person))];
const told = people.map((person) => {
  const model = fitStress(windows.filter((window) => window.person !== person));
  const own = windows.filter((window) => window.person === person);
  const range = ownRangeOf(own.map(({ heart }) => heart));
  if (range === null) throw new Error(`${person} has no range`);
  return own.map(({ heart, isStressed, at }) => {
    const logit = stressFeatures(heart, range).reduce(
      (sum, value, i) => sum + value * (model.weights[i] ?? 0),
      model.bias,
    );
    return { probability: 1 / (1 + Math.exp(-logit)), isStressed, at };
  });
});

function areaUnderCurve(moments: readonly LabelledMoment[]): number {
  const yes = moments.filter(({ isStressed }) => isStressed);
  const no = moments.filter(({ isStressed }) => !isStressed);
  let right = 0;
  for (const one of yes)
    for (const other of no)
      right += one.probability > other.probability ? 1 : one.probability === other.probability ? 0.5 : 0;
  return right / (yes.length * no.length);
}

let state = 7;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
}

/** Labels some moments of each person, calibrates on them, and looks at the others, or at those more than a minute away from any of them. */
function afterLabelling({ isApart }: { isApart: boolean }) {
  const [before, after]: [LabelledMoment[], LabelledMoment[]] = [[], []];
  const perPerson: number[] = [];
  for (const moments of told.filter(({ length }) => length >= 2 * MOMENTS_NEEDED)) {
    const ownAfter: LabelledMoment[] = [];
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const order = moments.map((moment) => ({ moment, by: random() })).sort((a, b) => a.by - b.by);
      const labelled = order.slice(0, MOMENTS_NEEDED).map(({ moment }) => moment);
      const rest = order
        .slice(MOMENTS_NEEDED)
        .map(({ moment }) => moment)
        .filter(({ at }) => !isApart || labelled.every((other) => Math.abs(other.at - at) > 60));
      const calibration = calibrateStress(labelled);
      before.push(...rest);
      ownAfter.push(
        ...rest.map((moment) => ({ ...moment, probability: calibrated(moment.probability, calibration) })),
      );
    }
    after.push(...ownAfter);
    if (ownAfter.length > 0) perPerson.push(calibrationError(ownAfter));
  }
  const mean = perPerson.reduce((sum, error) => sum + error, 0) / perPerson.length;
  return `| ${isApart ? 'moments over a minute from any labelled one' : 'all other moments'} | ${calibrationError(before).toFixed(3)} | ${calibrationError(after).toFixed(3)} | ${mean.toFixed(3)} |`;
}

const all = told.flat();
const each = told.map(areaUnderCurve).filter((area) => !Number.isNaN(area));
console.log(
  `${all.length} windows of ${people.length} people, ${all.filter(({ isStressed }) => isStressed).length} of them stressed`,
);
console.log(
  `AUC, each person left out: pooled ${areaUnderCurve(all).toFixed(3)}, mean of people ${(each.reduce((sum, area) => sum + area, 0) / each.length).toFixed(3)}, worst ${Math.min(...each).toFixed(3)}, best ${Math.max(...each).toFixed(3)}`,
);
console.log(`\nCalibration error (10 bins) with ${MOMENTS_NEEDED} own labelled moments, ${DRAWS} draws:\n`);
console.log('| looked at | before | after, pooled | after, mean of people |\n| --- | ---: | ---: | ---: |');
console.log(afterLabelling({ isApart: false }));
console.log(afterLabelling({ isApart: true }));

import { boxAround, groupTouching } from '#workers/features/food/pure/touching-boxes.ts';
import type { Box, Detection } from '#workers/kernel/seen.ts';
import { overlap } from '../pure/suppress.ts';
import type { TestPhoto, TruthBox } from './test-photos.ts';

export interface Looked {
  photo: TestPhoto;
  /** Width over height of the photo. */
  aspect: number;
  found: readonly Detection[];
}

/** The area under precision over recall at an overlap of 0.5, and how many boxes it rests on; null without any. */
export function averagePrecision(
  all: readonly Looked[],
  label: string,
): { ap: number; boxes: number } | null {
  // a photo of which only the class is known says nothing of boxes
  const looked = all.filter(({ photo }) => photo.boxes !== null);
  const truths = looked.map(({ photo }) => (photo.boxes ?? []).filter((box) => box.label === label));
  const total = truths.reduce((sum, boxes) => sum + boxes.length, 0);
  if (total === 0) return null;
  const used = new Set<TruthBox>();
  const hits = looked
    .flatMap(({ found }, index) => found.filter((one) => one.label === label).map((one) => ({ one, index })))
    .sort((a, b) => b.one.score - a.one.score)
    .map(({ one, index }) => take(truths[index] ?? [], one, used));
  let right = 0;
  const points = hits.map((isHit, index) => {
    if (isHit) right += 1;
    return { recall: right / total, precision: right / (index + 1) };
  });
  let ap = 0;
  let best = 0;
  for (let index = points.length - 1; index >= 0; index--) {
    const point = points[index];
    if (point === undefined) continue;
    best = Math.max(best, point.precision);
    ap += (point.recall - (points[index - 1]?.recall ?? 0)) * best;
  }
  return { ap, boxes: total };
}

/** The same photos with each group of boxes of one label that touch as one box, both of those drawn and of those shown. */
export function asHands(looked: readonly Looked[], label: string, floor: number): Looked[] {
  return looked.map(({ photo, aspect, found }) => {
    const drawn = photo.boxes?.filter((box) => box.label === label).map(({ box }) => box) ?? [];
    const shown = found.filter((one) => one.label === label && one.score >= floor);
    const around = (boxes: readonly Box[], group: readonly number[]) =>
      boxAround(boxes.filter((_, index) => group.includes(index)));
    const boxes = groupTouching(drawn).map((group) => ({ label, box: around(drawn, group) }));
    const shownBoxes = shown.map(({ box }) => box);
    const hands = groupTouching(shownBoxes).map((group): Detection => {
      const score = Math.max(...group.map((index) => shown[index]?.score ?? 0));
      return { label, kind: 'food', score, box: around(shownBoxes, group) };
    });
    return { photo: { ...photo, boxes }, aspect, found: hands };
  });
}

function take(truths: readonly TruthBox[], found: Detection, used: Set<TruthBox>): boolean {
  let best: TruthBox | null = null;
  let shared = 0.5;
  for (const truth of truths) {
    const here = overlap(truth.box, found.box);
    if (here >= shared && !used.has(truth)) [best, shared] = [truth, here];
  }
  if (best === null) return false;
  used.add(best);
  return true;
}

/** The share of photos of one class whose surest food is that class. */
export function topOne(looked: readonly Looked[]): { share: number; photos: number } {
  const named = looked.filter(({ photo }) => photo.label !== null);
  const right = named.filter(({ photo, found }) => {
    const [first] = found.filter(({ kind }) => kind === 'food').sort((a, b) => b.score - a.score);
    return first?.label === photo.label;
  });
  return { share: right.length / named.length, photos: named.length };
}

export interface Bin {
  from: number;
  count: number;
  /** Mean of what the detector said. */
  said: number;
  /** Share that was right. */
  right: number;
}

/** What was said of boxes against how often they were right, in ten bins, and the mean difference weighed by count. */
export function reliability(looked: readonly Looked[], floor: number): { error: number; bins: Bin[] } {
  const judged = looked.flatMap((one) => judge(one, floor));
  const bins = Array.from({ length: 10 }, (_, index) => {
    const here = judged.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === index);
    const count = here.length;
    const mean = (of: (one: (typeof here)[number]) => number) =>
      here.reduce((sum, one) => sum + of(one), 0) / count;
    return {
      from: index / 10,
      count,
      said: mean(({ score }) => score),
      right: mean(({ isRight }) => Number(isRight)),
    };
  }).filter(({ count }) => count > 0);
  const error = bins.reduce(
    (sum, bin) => sum + (bin.count / judged.length) * Math.abs(bin.said - bin.right),
    0,
  );
  return { error, bins };
}

function judge({ photo, found }: Looked, floor: number): { score: number; isRight: boolean }[] {
  const used = new Set<TruthBox>();
  return found
    .filter(({ kind, score }) => kind === 'food' && score >= floor)
    .flatMap((one) => {
      if (photo.label !== null) return [{ score: one.score, isRight: one.label === photo.label }];
      if (photo.ignored.some((box) => overlap(box, one.box) > 0.3)) return [];
      const truths = (photo.boxes ?? []).filter(({ label }) => label === one.label);
      return [{ score: one.score, isRight: take(truths, one, used) }];
    });
}

/** Photos of people and tables without food on which some food is said to be. */
export function falseAlarms(looked: readonly Looked[], floor: number, foods: ReadonlySet<string>) {
  const empty = looked.filter(
    ({ photo }) => photo.source === 'tables' && !photo.boxes?.some(({ label }) => foods.has(label)),
  );
  const alarms = empty.filter(({ found }) =>
    found.some(({ kind, score }) => kind === 'food' && score >= floor),
  );
  return { alarms: alarms.length, photos: empty.length };
}

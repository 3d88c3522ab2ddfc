import { type MarkedLength, rulerOf } from '#workers/features/food/pure/marked-length.ts';
import { portionFromBox } from '#workers/features/food/pure/portion-from-box.ts';
import { portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';
import { seeded } from '#workers/kernel/seeded.ts';
import type { Box, Detection } from '#workers/kernel/seen.ts';
import { type Between, tableScene } from './table-scenes.ts';
import { PIECES, wholePieces } from './whole-pieces.ts';

const SCENES = 4000;
const WEIGHTS = wholePieces();
/** A piece of the same weight is larger or smaller, and differs in shape, by so much. */
const SHAPE = 0.06;
/** Pieces lie between the sizes that USDA weighs. */
const BETWEEN_SIZES = 0.1;

/** Real ones, in cm, as shops sell them. */
const RULERS: Record<string, (scene: ReturnType<typeof tableScene>, between: Between) => Box> = {
  fork: (scene, between) => scene.lying(between(18, 21)),
  knife: (scene, between) => scene.lying(between(20, 24)),
  spoon: (scene, between) => scene.lying(between(15, 21)),
  bowl: (scene, between) => scene.standing(between(12, 20), between(5, 8)),
  cup: (scene, between) => scene.standing(between(7.5, 10), between(8, 10.5)),
  'wine glass': (scene, between) => scene.standing(between(6.5, 9), between(16, 23)),
  plate: (scene, between) =>
    scene.standing(between(0, 1) < 0.25 ? between(19, 22) : between(24, 29), between(1, 3)),
  bottle: (scene, between) => scene.standing(between(6.5, 9), between(23, 32)),
};

/** Half of all hands are a man's, half a woman's; their widths are normal. */
const handCm = (between: Between) => {
  const normal = Array.from({ length: 12 }, () => between(0, 1)).reduce((sum, one) => sum + one, -6);
  return between(0, 1) < 0.5 ? 8.5 + 0.5 * normal : 7.5 + 0.4 * normal;
};

/** Lines that a person draws, on real things in cm. */
const MARKED: Record<string, (scene: ReturnType<typeof tableScene>, between: Between) => MarkedLength> = {
  'a plate, marked': (scene, between) => ({
    thing: 'plate',
    ownLengthMm: null,
    ...scene.drawnAcross(between(26, 28), between(1, 3)),
  }),
  'a fork, marked': (scene, between) => ({
    thing: 'fork',
    ownLengthMm: null,
    ...scene.drawnAlong(between(18, 21)),
  }),
  'a coin of 1 €, marked': (scene) => ({
    thing: 'eur-1',
    ownLengthMm: null,
    ...scene.drawnAcross(2.325, 0.2),
  }),
  'a hand, marked': (scene, between) => ({
    thing: 'hand',
    ownLengthMm: null,
    ...scene.drawnAlong(handCm(between), 2),
  }),
  'a hand of known width, marked': (scene, between) => {
    const cm = handCm(between);
    return { thing: 'hand', ownLengthMm: 10 * cm, ...scene.drawnAlong(cm, 2) };
  },
};

export interface Coverage {
  by: string;
  /** Share of pieces whose weight lies in the 80 % interval. */
  inside: number;
  /** Median of high over low. */
  width: number;
  /** Median of how far grams are off, as a share of the weight. */
  off: number;
  /** The same two of pieces that are half as heavy as USDA weighs them, or twice. */
  oddInside: number;
  oddOff: number;
}

/** How often the interval holds a piece of known weight, beside each thing that a size can be measured by. */
export function geometryCoverage(seed = 1): Coverage[] {
  const random = seeded(seed);
  const between: Between = (low, high) => low + random() * (high - low);
  return [null, ...Object.keys(RULERS), ...Object.keys(MARKED)].map((by) => {
    const usual = Array.from({ length: SCENES }, () => look(by, between, 1));
    const odd = Array.from({ length: SCENES }, () => look(by, between, between(0, 1) < 0.5 ? 0.5 : 2));
    return {
      by: by ?? 'nothing',
      inside: shareOf(usual, ({ isInside }) => isInside),
      width: median(usual.map(({ width }) => width)),
      off: median(usual.map(({ off }) => off)),
      oddInside: shareOf(odd, ({ isInside }) => isInside),
      oddOff: median(odd.map(({ off }) => off)),
    };
  });
}

/** One scene. @param times how many times as heavy as a usual one the piece is */
function look(by: string | null, between: Between, times: number) {
  const piece = PIECES[Math.floor(between(0, PIECES.length))] ?? PIECES[0];
  const known = WEIGHTS.get(piece?.label ?? '') ?? [];
  const usual = portionForLabel(piece?.label ?? '');
  const weighed = known[Math.floor(between(0, known.length))] ?? usual.grams;
  const grams = weighed * (1 + between(-BETWEEN_SIZES, BETWEEN_SIZES)) * times;
  const aspect = between(0, 1) < 0.5 ? 4 / 3 : 3 / 4;
  const scene = tableScene(between, aspect);
  const side = (usual.sizeCm ?? 0) * Math.cbrt(grams / usual.grams) * (1 + between(-SHAPE, SHAPE));
  const box = scene.piece(side, piece?.length ?? 1);
  const found = RULERS[by ?? '']?.(scene, between);
  const detections: Detection[] =
    by === null || found === undefined ? [] : [{ label: by, kind: 'tableware', score: 0.9, box: found }];
  const line = MARKED[by ?? '']?.(scene, between);
  const marked = line === undefined ? null : rulerOf(line, aspect);
  const ruler = marked?.kind === 'ruler' ? marked.ruler : null;
  const seen = portionFromBox({ usual, box, detections, aspect, marked: ruler });
  return {
    isInside: grams >= seen.gramsLow && grams <= seen.gramsHigh,
    width: seen.gramsHigh / seen.gramsLow,
    off: Math.abs(seen.grams - grams) / grams,
  };
}

function shareOf<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length / all.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

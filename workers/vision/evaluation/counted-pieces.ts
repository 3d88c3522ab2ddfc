import {
  describeDetections,
  joinHands,
  joinRepeats,
} from '#workers/features/food/pure/describe-detections.ts';
import type { Looked } from './figures.ts';
import { wholePieces } from './whole-pieces.ts';

const DRAWS = 200;

export interface Counted {
  label: string;
  photos: number;
  /** Mean of how many pieces people drew boxes around, and of how many were found. */
  drawn: number;
  found: number;
  /** Share of photos whose 80 % interval holds the weight of all its pieces, each as USDA weighs one. */
  inside: number;
}

/** The weight of all pieces of one food on a photo, against the interval that the product gives for them. */
export function countedPieces(
  looked: readonly Looked[],
  floor: number,
  random: () => number,
  labels: readonly string[],
): Counted[] {
  const weights = wholePieces();
  return labels.flatMap((label) => {
    const known = weights.get(label) ?? [];
    const rows = looked.flatMap(({ photo, aspect, found }) => {
      const drawn = photo.boxes?.filter((box) => box.label === label).length ?? 0;
      const shown = found.filter(({ score }) => score >= floor);
      const items = joinRepeats(joinHands(describeDetections(shown, aspect), shown)).filter(
        ({ name }) => name === label,
      );
      if (drawn === 0 || items.length === 0) return [];
      const low = items.reduce((sum, { gramsLow }) => sum + gramsLow, 0);
      const high = items.reduce((sum, { gramsHigh }) => sum + gramsHigh, 0);
      let inside = 0;
      for (let draw = 0; draw < DRAWS; draw++) {
        let grams = 0;
        for (let piece = 0; piece < drawn; piece++) grams += known[Math.floor(random() * known.length)] ?? 0;
        if (grams >= low && grams <= high) inside += 1;
      }
      const count = shown.filter((one) => one.label === label).length;
      return [{ drawn, found: count, inside: inside / DRAWS }];
    });
    const mean = (of: (row: (typeof rows)[number]) => number) =>
      rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
    return [
      {
        label,
        photos: rows.length,
        drawn: mean((row) => row.drawn),
        found: mean((row) => row.found),
        inside: mean((row) => row.inside),
      },
    ];
  });
}

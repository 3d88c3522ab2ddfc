import { chooseColumns, OUTPUTS, sparseRows } from './emotion-data.ts';
import { fitNet, logitsOf, type SparseRows } from './fit-emotion.ts';
import { seeded } from './seeded.ts';

export const FOLDS = 4;
export const RATE = 0.1;
export const DROPOUT = 0.4;

/** The larger nets that teach: how often a column must have been seen, how wide, and the seed. */
export const TEACHERS = [
  { atLeast: 3, hidden: 128, seed: 1 },
  { atLeast: 3, hidden: 96, seed: 2 },
  { atLeast: 6, hidden: 128, seed: 3 },
] as const;

/** Which fold each of `count` texts is in. */
export function foldsOf(count: number, seed: number): Uint8Array {
  const random = seeded(seed);
  return Uint8Array.from({ length: count }, () => Math.floor(random() * FOLDS));
}

export function rowsIn(folds: Uint8Array, isIn: (fold: number) => boolean): Uint32Array {
  return Uint32Array.from([...folds.keys()].filter((row) => isIn(folds[row] ?? 0)));
}

/**
 * What teachers say (mean log-odds, `texts × 28`) of the texts of every fold, never having seen that fold, nor the fold `hidden` when there is one:
 * so that what a student is checked on has not reached it through its teachers.
 */
export function teach(
  features: readonly ReadonlySet<number>[],
  targets: Float32Array,
  folds: Uint8Array,
  say: (text: string) => void,
): { all: Float32Array; without: Float32Array[] } {
  const blank = () => new Float32Array(targets.length);
  const all = blank();
  const without = Array.from({ length: FOLDS }, blank);
  for (const { atLeast, hidden, seed } of TEACHERS) {
    const columns = chooseColumns(features, { atLeast });
    const rows = sparseRows(features, columns);
    const told = (
      isShown: (fold: number) => boolean,
      isAsked: (fold: number) => boolean,
      into: Float32Array,
      by: number,
    ) => {
      const net = fitNet(rows, targets, rowsIn(folds, isShown), {
        columns: columns.idf.length,
        outputs: OUTPUTS,
        hidden,
        epochs: 2,
        rate: RATE,
        dropout: DROPOUT,
        random: seeded(100 * seed + by),
      });
      addLogits(into, { rows, order: rowsIn(folds, isAsked), net });
      return net;
    };
    for (let one = 0; one < FOLDS; one += 1) {
      told(
        (fold) => fold !== one,
        (fold) => fold === one,
        all,
        one,
      );
      for (let other = one + 1; other < FOLDS; other += 1) {
        const net = told(
          (fold) => fold !== one && fold !== other,
          (fold) => fold === other,
          without[one] ?? blank(),
          10 * one + other,
        );
        addLogits(without[other] ?? blank(), { rows, order: rowsIn(folds, (fold) => fold === one), net });
      }
    }
    say(`a teacher ${hidden} wide has taught`);
  }
  return { all, without };
}

function addLogits(
  into: Float32Array,
  { rows, order, net }: { rows: SparseRows; order: Uint32Array; net: ReturnType<typeof fitNet> },
): void {
  const logits = logitsOf(rows, order, net);
  for (const [r, row] of order.entries()) {
    for (let o = 0; o < OUTPUTS; o += 1) {
      const at = row * OUTPUTS + o;
      into[at] = (into[at] ?? 0) + (logits[r * OUTPUTS + o] ?? 0) / TEACHERS.length;
    }
  }
}

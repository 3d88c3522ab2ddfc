/** An ellipse whose longer side lies level, as a round rim on a table looks to an upright camera. In pixels. */
export interface Ellipse {
  x: number;
  y: number;
  /** Half its width and half its height. */
  wide: number;
  high: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Sides of the system that is solved, and of its rows with their right sides. */
const UNKNOWN = 4;
const ROW = UNKNOWN + 1;
/** Hundreds of ellipses are tried for a photo: what each is worked out in is made once. */
const sums = new Float64Array(UNKNOWN * ROW);
const row = new Float64Array(ROW);

/** The level ellipse that lies closest to four points or more, by least squares; null when it is none. */
export function ellipseThrough(points: readonly Point[]): Ellipse | null {
  // p x² + q y² + r x + s y = 1, around the points' own middle and in their own scale
  let x0 = 0;
  let y0 = 0;
  for (const { x, y } of points) {
    x0 += x;
    y0 += y;
  }
  x0 /= points.length;
  y0 /= points.length;
  let square = 1e-12;
  for (const { x, y } of points) square = Math.max(square, (x - x0) ** 2 + (y - y0) ** 2);
  const scale = Math.sqrt(square);
  sums.fill(0);
  for (const point of points) {
    const x = (point.x - x0) / scale;
    const y = (point.y - y0) / scale;
    row[0] = x * x;
    row[1] = y * y;
    row[2] = x;
    row[3] = y;
    row[4] = 1;
    for (let index = 0; index < UNKNOWN; index++) {
      for (let at = 0; at < ROW; at++) {
        sums[index * ROW + at] = (sums[index * ROW + at] ?? 0) + (row[index] ?? 0) * (row[at] ?? 0);
      }
    }
  }
  if (!solve(sums)) return null;
  const p = sums[UNKNOWN] ?? 0;
  const q = sums[ROW + UNKNOWN] ?? 0;
  const r = sums[2 * ROW + UNKNOWN] ?? 0;
  const s = sums[3 * ROW + UNKNOWN] ?? 0;
  if (p <= 0 || q <= 0) return null;
  const x = -r / (2 * p);
  const y = -s / (2 * q);
  const size = 1 + p * x * x + q * y * y;
  return {
    x: x0 + x * scale,
    y: y0 + y * scale,
    wide: Math.sqrt(size / p) * scale,
    high: Math.sqrt(size / q) * scale,
  };
}

/** Gaussian elimination with pivots, in place; each row ends with its right side, and then with its answer. False when rows depend on each other. */
function solve(rows: Float64Array): boolean {
  const at = (row: number, column: number) => rows[row * ROW + column] ?? 0;
  for (let column = 0; column < UNKNOWN; column++) {
    let pivot = column;
    for (let row = column + 1; row < UNKNOWN; row++) {
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    }
    const top = at(pivot, column);
    if (Math.abs(top) < 1e-9) return false;
    for (let k = 0; k < ROW; k++) {
      const above = at(column, k);
      rows[column * ROW + k] = at(pivot, k);
      rows[pivot * ROW + k] = above;
    }
    for (let row = 0; row < UNKNOWN; row++) {
      if (row === column) continue;
      const share = at(row, column) / top;
      for (let k = column; k < ROW; k++) rows[row * ROW + k] = at(row, k) - share * at(column, k);
    }
  }
  for (let row = 0; row < UNKNOWN; row++) rows[row * ROW + UNKNOWN] = at(row, UNKNOWN) / at(row, row);
  return true;
}

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

/** The level ellipse that lies closest to four points or more, by least squares; null when it is none. */
export function ellipseThrough(points: readonly Point[]): Ellipse | null {
  // p x² + q y² + r x + s y = 1, around the points' own middle and in their own scale
  const middle = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x0, y0] = [middle(({ x }) => x), middle(({ y }) => y)];
  const scale = Math.max(1e-6, ...points.map(({ x, y }) => Math.hypot(x - x0, y - y0)));
  const sums = Array.from({ length: 4 }, () => [0, 0, 0, 0, 0]);
  for (const point of points) {
    const [x, y] = [(point.x - x0) / scale, (point.y - y0) / scale];
    const row = [x * x, y * y, x, y, 1];
    for (const [index, sum] of sums.entries())
      for (let at = 0; at < 5; at++) sum[at] = (sum[at] ?? 0) + (row[index] ?? 0) * (row[at] ?? 0);
  }
  const solved = solve(sums);
  if (solved === null) return null;
  const [p = 0, q = 0, r = 0, s = 0] = solved;
  if (p <= 0 || q <= 0) return null;
  const [x, y] = [-r / (2 * p), -s / (2 * q)];
  const size = 1 + p * x * x + q * y * y;
  return {
    x: x0 + x * scale,
    y: y0 + y * scale,
    wide: Math.sqrt(size / p) * scale,
    high: Math.sqrt(size / q) * scale,
  };
}

/** Gaussian elimination with pivots; each row ends with its right side. Null when rows depend on each other. */
function solve(rows: number[][]): number[] | null {
  const count = rows.length;
  for (let column = 0; column < count; column++) {
    const at = (row: number) => Math.abs(rows[row]?.[column] ?? 0);
    let pivot = column;
    for (let row = column + 1; row < count; row++) if (at(row) > at(pivot)) pivot = row;
    const top = rows[pivot];
    const here = rows[column];
    if (top === undefined || here === undefined || at(pivot) < 1e-9) return null;
    [rows[column], rows[pivot]] = [top, here];
    for (const row of rows) {
      if (row === top) continue;
      const share = (row[column] ?? 0) / (top[column] ?? 1);
      for (let k = column; k <= count; k++) row[k] = (row[k] ?? 0) - share * (top[k] ?? 0);
    }
  }
  return rows.map((row, index) => (row[count] ?? 0) / (row[index] ?? 1));
}

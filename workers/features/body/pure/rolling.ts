/** The median of the `width` values around each place, fewer at the ends. */
export function rollingMedian(values: ArrayLike<number>, width: number): Float64Array {
  return rolling(values, width, (sorted) => quantile(sorted, 0.5));
}

/** Half the distance between the quartiles of the absolute values around each place. */
export function rollingSpread(values: ArrayLike<number>, width: number): Float64Array {
  const sizes = Float64Array.from(values, Math.abs);
  return rolling(sizes, width, (sorted) => (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2);
}

/** Of sorted values, interpolated linearly between two. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
}

/** Keeps the window sorted: each step takes one value out and puts one in. */
function rolling(
  values: ArrayLike<number>,
  width: number,
  figure: (sorted: readonly number[]) => number,
): Float64Array {
  const half = (width - 1) / 2;
  const sorted: number[] = [];
  for (let at = 0; at < Math.min(half, values.length); at += 1) insert(sorted, values[at] ?? 0);
  const figures = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    if (at + half < values.length) insert(sorted, values[at + half] ?? 0);
    if (at - half - 1 >= 0) sorted.splice(placeOf(sorted, values[at - half - 1] ?? 0), 1);
    figures[at] = figure(sorted);
  }
  return figures;
}

function insert(sorted: number[], value: number): void {
  sorted.splice(placeOf(sorted, value), 0, value);
}

/** The first place whose value is not below `value`. */
function placeOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

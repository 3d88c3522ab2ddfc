/** Of sorted values, interpolated linearly between two. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return quantileOf(sorted, sorted.length, share);
}

function quantileOf(sorted: ArrayLike<number>, length: number, share: number): number {
  const place = (length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
}

/** Figures of what lies around a place, worked out when they are asked for. */
export interface LocalFigures {
  /** Of the eleven values around, fewer at the ends. */
  median(at: number): number;
  /** Of the sizes of the 91 steps around, fewer at the ends. */
  medianStep(at: number): number;
}

const [VALUE_WINDOW, STEP_WINDOW] = [11, 91];

export function localFigures(values: ArrayLike<number>): LocalFigures {
  const window = new Float64Array(STEP_WINDOW);
  return {
    median(at) {
      const [from, to] = around(values.length, at, VALUE_WINDOW);
      let count = 0;
      for (let place = from; place < to; place += 1) {
        const value = values[place] ?? 0;
        let slot = count;
        for (; slot > 0 && (window[slot - 1] ?? 0) > value; slot -= 1) window[slot] = window[slot - 1] ?? 0;
        window[slot] = value;
        count += 1;
      }
      return quantileOf(window, count, 0.5);
    },
    medianStep(at) {
      const [from, to] = around(values.length, at, STEP_WINDOW);
      let count = 0;
      for (let place = from; place < to; place += 1, count += 1)
        window[count] = place === 0 ? 0 : Math.abs((values[place] ?? 0) - (values[place - 1] ?? 0));
      window.subarray(0, count).sort();
      return quantileOf(window, count, 0.5);
    },
  };
}

function around(length: number, at: number, width: number): [number, number] {
  const half = (width - 1) / 2;
  return [Math.max(0, at - half), Math.min(length, at + half + 1)];
}

/** Samples of one source in the order of time. `at`: Unix time in ms; of an interval, when it ended. */
export interface Series {
  sourceId: string;
  at: ArrayLike<number>;
  values: ArrayLike<number>;
}

/** Intervals of several sources as one heart beat them. */
export interface Beats {
  at: Float64Array;
  values: Float64Array;
  /** Of each interval, its place in `sources`. */
  sourceOf: Uint16Array;
  sources: readonly string[];
}

/** A pause in a recording: what lies on both sides of it are no neighbours. */
export const GAP_MS = 3_500;

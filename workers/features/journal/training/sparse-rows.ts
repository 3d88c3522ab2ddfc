/** Texts as rows of a sparse matrix: of row r, columns `at[start[r]]` to `at[start[r + 1]]` with their values, its length 1. */
export interface SparseRows {
  start: Uint32Array;
  at: Uint32Array;
  value: Float32Array;
  rows: number;
}

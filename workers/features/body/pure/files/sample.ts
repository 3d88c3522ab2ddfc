import type { SampleKind } from '../read-batch.ts';

/** One measurement of a file. `at`: Unix time in ms; of an interval or a sleep, when it ended. */
export interface FileSample {
  kind: SampleKind;
  at: number;
  value: number;
}

/** Why a file, or the rest of one, was not read. What came before stands. */
export type FileFault =
  | 'unknown-format'
  /** The file ends in the middle. */
  | 'cut-off'
  /** It holds less than its head says. */
  | 'too-short'
  | 'broken'
  /** It declares entities, or grows without end: such files are made to do harm. */
  | 'hostile'
  /** Its intervals look like seconds. */
  | 'seconds'
  /** More than is read at once on this device. */
  | 'too-large'
  /** It does not say when it was recorded. */
  | 'no-time';

import type { CleanOutcome } from './clean-photo.ts';
import type { DetectOutcome } from './detector.ts';
import type { ModelEntry } from './model-catalogue.ts';

export type JobKind = 'clean' | 'detect';

export interface Job {
  kind: JobKind;
  /** Handed over: the sender cannot read it afterwards. */
  bytes: Uint8Array<ArrayBuffer>;
}

export type JobAnswer =
  | { kind: 'clean'; outcome: CleanOutcome }
  | { kind: 'detect'; outcome: DetectOutcome; models: string[]; ms: number }
  /** The thread could not do it, for a reason that is not the photo's. */
  | { kind: 'failed'; message: string };

/** A model file that was read and verified. */
export interface InstalledModel {
  entry: ModelEntry;
  bytes: Uint8Array;
}

export interface ModelFault {
  name: string;
  reason: string;
}

export interface ToThread {
  id: number;
  job: Job;
}

export type FromThread =
  | { type: 'ready'; models: string[]; faults: ModelFault[] }
  | { type: 'done'; id: number; answer: JobAnswer };

import type { Deps } from '#workers/kernel/verb.ts';

/** Whether the queue itself sent these bytes to this URL, just now. Never throws. */
export type VerifySignature = (delivery: {
  signature: string;
  body: string;
  url: string;
}) => Promise<boolean>;

/** A message that the queue's scheduler sends by itself. */
export interface ListedSchedule {
  id: string;
  cron: string;
  url: string;
  /** What we wrote on it when it was made. */
  label: string | null;
}

export interface NewSchedule extends ListedSchedule {
  label: string;
  body: string;
  retries: number;
  timeoutS: number;
}

/** The queue's schedules. `put` overwrites the one of the same id. */
export interface ScheduleBoard {
  list(): Promise<ListedSchedule[]>;
  put(schedule: NewSchedule): Promise<void>;
  delete(id: string): Promise<void>;
}

/** What jobs work with. */
export interface JobDeps extends Deps {
  schedules: ScheduleBoard;
  /** Origin at which the queue reaches us. */
  jobsUrl: string;
}

/** All that a job's log line may hold: never a payload, a key, a body or an error's text. */
export interface JobLine {
  level: 'info' | 'warn' | 'error';
  message: 'job';
  /** A registered name, 'unknown' for anything else. */
  job: string;
  outcome: 'done' | 'later' | 'failed' | 'repeat' | 'running' | 'dead' | 'refused';
  correlationId: string;
  attempt?: number;
  durationMs?: number;
  errorCode?: string;
}

export type WriteJobLine = (line: JobLine) => void;

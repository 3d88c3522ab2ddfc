import { readFileSync } from 'node:fs';
import type { TimedWindow } from '../pure/stress/stress-features.ts';

export interface StressWindow extends TimedWindow {
  person: string;
  isStressed: boolean;
  /** Between the person's first and last stressor: what is gained there is no knowledge of the protocol. */
  isMiddle: boolean;
}

/** The windows of Stress-Predict, a minute each. `at` only finds neighbours: in a fixed protocol the clock alone tells stress with an AUC of 0.87. */
export function readStressWindows(folder: string): StressWindow[] {
  const [head = '', ...lines] = readFileSync(`${folder}/stress/hrv_windows_60s.csv`, 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  const raw = lines.map((line) => {
    const cells = line.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return {
      person: cell('subject'),
      at: Number(cell('t_unix')),
      meanHr: Number(cell('mean_hr')),
      sdnn: Number(cell('sdnn')),
      rmssd: Number(cell('rmssd')),
      isStressed: cell('label') === '1',
    };
  });
  const stressed = new Map<string, number[]>();
  for (const { person, at, isStressed } of raw)
    if (isStressed) stressed.set(person, [...(stressed.get(person) ?? []), at]);
  return raw.map((window) => {
    const times = stressed.get(window.person) ?? [];
    const isMiddle = window.at >= Math.min(...times) && window.at <= Math.max(...times);
    return { ...window, isMiddle };
  });
}

export function byPerson(windows: readonly StressWindow[]): Map<string, StressWindow[]> {
  const people = new Map<string, StressWindow[]>();
  for (const window of windows) people.set(window.person, [...(people.get(window.person) ?? []), window]);
  return people;
}

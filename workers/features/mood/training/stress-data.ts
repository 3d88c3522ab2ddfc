import { readFileSync } from 'node:fs';
import type { HeartWindow } from '../pure/stress/stress-from-window.ts';

export interface StressWindow {
  person: string;
  /** Seconds; only to find neighbours, never a feature: in a fixed protocol the clock alone tells stress with an AUC of 0.87. */
  at: number;
  heart: HeartWindow;
  isStressed: boolean;
}

const BEFORE_SECONDS = 60;

/** The windows of Stress-Predict, each averaged with those of the same person that began up to a minute before it. */
export function readStressWindows(folder: string): StressWindow[] {
  const [head = '', ...lines] = readFileSync(`${folder}/stress/hrv_windows_60s.csv`, 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  const raw = lines.map((line): StressWindow => {
    const cells = line.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return {
      person: cell('subject'),
      at: Number(cell('t_unix')),
      heart: { meanHr: Number(cell('mean_hr')), sdnn: Number(cell('sdnn')), rmssd: Number(cell('rmssd')) },
      isStressed: cell('label') === '1',
    };
  });
  return raw.map((window) => {
    const near = raw.filter(
      ({ person, at }) => person === window.person && at <= window.at && at >= window.at - BEFORE_SECONDS,
    );
    const mean = (value: (heart: HeartWindow) => number) =>
      near.reduce((sum, { heart }) => sum + value(heart), 0) / near.length;
    return {
      ...window,
      heart: {
        meanHr: mean(({ meanHr }) => meanHr),
        sdnn: mean(({ sdnn }) => sdnn),
        rmssd: mean(({ rmssd }) => rmssd),
      },
    };
  });
}

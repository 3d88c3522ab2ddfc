import { readFileSync } from 'node:fs';
import { type HeartStretch, stretchesOf } from '../../body/pure/minutes.ts';
import type { Series } from '../../body/pure/series.ts';
import { windowsOf } from '../../body/pure/windows.ts';
import { type OwnRange, ownRangeOf } from '../pure/stress/own-range.ts';

export interface StressMoment {
  person: string;
  /** In seconds; only ever compared with the heart's: in a fixed protocol the clock alone tells stress with an AUC of 0.87. */
  at: number;
  isStressed: boolean;
  /** Between the person's first and last stressor: what is gained there is no knowledge of the protocol. */
  isMiddle: boolean;
}

/** A person's heart as the product keeps it, and their own range. */
export interface StressHeart {
  stretches: HeartStretch[];
  range: OwnRange;
}

export interface StressPerson {
  moments: StressMoment[];
  /** One for each place of the grid of minutes that was asked for. */
  hearts: StressHeart[];
}

/** Seconds by which a recording is moved against the clock, since where minutes begin is chance. */
export const PLACES_S: readonly number[] = [0, 75, 150, 225];

/** The people of Stress-Predict: the middles of their labelled minutes, and their beats as the product keeps them. */
export function readStressPeople(
  folder: string,
  { isByMinute = true, places = PLACES_S }: { isByMinute?: boolean; places?: readonly number[] } = {},
): Map<string, StressPerson> {
  const people = new Map<string, StressPerson>();
  for (const moment of readMoments(folder)) {
    const known = people.get(moment.person) ?? { moments: [], hearts: [] };
    people.set(moment.person, { ...known, moments: [...known.moments, moment] });
  }
  for (const [person, known] of people) {
    const beats = readBeats(folder, person);
    const hearts = places.flatMap((placeS) => heartOf(beats, { placeS, isByMinute }) ?? []);
    people.set(person, { ...known, hearts });
  }
  return people;
}

function readMoments(folder: string): StressMoment[] {
  const [head = '', ...lines] = readFileSync(`${folder}/stress/hrv_windows_60s.csv`, 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  const raw = lines.map((line) => {
    const cells = line.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return {
      person: cell('subject'),
      at: Number(cell('t_unix')) + 30,
      isStressed: cell('label') === '1',
    };
  });
  return raw.map((moment) => {
    const times = raw
      .filter(({ person, isStressed }) => isStressed && person === moment.person)
      .map(({ at }) => at);
    const isMiddle = moment.at >= Math.min(...times) && moment.at <= Math.max(...times);
    return { ...moment, isMiddle };
  });
}

function readBeats(folder: string, person: string): Series {
  const [head = '', ...lines] = readFileSync(`${folder}/stress/ibi/${person}.csv`, 'utf8')
    .trim()
    .split(/\r?\n/);
  const startS = Number(head.split(',')[0]);
  const pairs = lines.map((line) => line.split(',').map(Number));
  return {
    sourceId: person,
    at: pairs.map(([at = 0]) => (startS + at) * 1000),
    values: pairs.map(([, seconds = 0]) => seconds * 1000),
  };
}

/** `isByMinute` false: as windows were kept before, without minutes. */
function heartOf(
  { sourceId, at, values }: Series,
  { placeS, isByMinute }: { placeS: number; isByMinute: boolean },
): StressHeart | null {
  const moved = { sourceId, at: Array.from(at, (ms) => ms + placeS * 1000), values };
  const windows = windowsOf([moved], []);
  const stretches = windows
    .flatMap((window) => stretchesOf(isByMinute ? window : { ...window, minutes: null }))
    .map((stretch) => ({ ...stretch, at: stretch.at - placeS }));
  const range = ownRangeOf(stretches);
  return range === null ? null : { stretches, range };
}

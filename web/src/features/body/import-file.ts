import { type FileKind, readFile } from '#workers/features/body/pure/files/read-file.ts';
import type { FileFault, FileSample } from '#workers/features/body/pure/files/sample.ts';
import { MOST_SAMPLES } from '#workers/features/body/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';
import { piecesOf } from './pieces-of-file.ts';
import { addSent, NOTHING_SENT, putSource, type Sent, sendSamples } from './send-samples.ts';

export interface ImportState {
  bytesRead: number;
  bytesTotal: number;
  kind: FileKind | null;
  sent: Sent;
  skipped: number;
  fault: FileFault | null;
  isDone: boolean;
  /** Samples that an earlier try had sent. */
  resumedFrom: number;
}

/** Remembers how many samples of a file were sent. */
export interface Bookmarks {
  read(key: string): Promise<number>;
  write(key: string, samples: number): Promise<void>;
}

/**
 * Reads a file on this device, piece by piece, and sends what belongs to the heart, nothing else of it. How far it came is kept, so that the
 * same file goes on from there; a repeat would store nothing twice anyway.
 */
export async function importFile(
  api: Api,
  file: File,
  options: {
    startAt: number | null;
    unit: 'ms' | 's';
    signal: AbortSignal;
    tell: (state: ImportState) => void;
    bookmarks: Bookmarks;
  },
): Promise<ImportState> {
  const { startAt, unit, signal, tell, bookmarks } = options;
  const key = `body-import/${file.size}/${file.lastModified}/${file.name}`;
  const resumedFrom = await bookmarks.read(key);
  let seen = 0;
  let waiting: FileSample[] = [];
  let sourceId: string | null = null;
  let state: ImportState = {
    bytesRead: 0,
    bytesTotal: file.size,
    kind: null,
    sent: NOTHING_SENT,
    skipped: 0,
    fault: null,
    isDone: false,
    resumedFrom,
  };
  const update = (change: Partial<ImportState>) => {
    state = { ...state, ...change };
    tell(state);
  };
  const flush = async (kind: FileKind) => {
    if (waiting.length === 0) return;
    sourceId ??= (await putSource(api, { kind: sourceKind(kind, file), name: nameOf(kind, file) })).id;
    const sent = await sendSamples(api, sourceId, waiting, signal);
    waiting = [];
    update({ sent: addSent(state.sent, sent) });
    await bookmarks.write(key, seen);
  };
  const localTime = (text: string) => new Date(text).getTime();
  for await (const step of readFile(piecesOf(file), { startAt, unit, localTime })) {
    signal.throwIfAborted();
    for (const sample of step.samples) {
      seen += 1;
      if (seen > resumedFrom) waiting.push(sample);
      if (waiting.length === MOST_SAMPLES) await flush(step.kind);
    }
    update({ bytesRead: step.bytesRead, kind: step.kind, skipped: step.skipped, fault: step.fault });
  }
  await flush(state.kind ?? 'rr-text');
  if (state.fault === null) await bookmarks.write(key, 0);
  update({ isDone: true });
  return state;
}

/** Elite HRV's files are plain intervals under a name that is a date. */
function sourceKind(kind: FileKind, file: File): FileKind | 'elite-hrv' {
  return kind === 'rr-text' && recordedAt(file.name) !== null ? 'elite-hrv' : kind;
}

/** Never the file's own name, which may be a person's. */
function nameOf(kind: FileKind, file: File): string {
  if (kind === 'apple-health') return 'Apple Health';
  if (kind === 'polar') return 'Polar';
  if (kind === 'health-connect') return 'Health Connect';
  return recordedAt(file.name) === null ? 'Intervals' : 'Elite HRV';
}

/** When a file whose name is a date was recorded, by this device's clock: '2026-05-04 07-56-23.txt'. */
export function recordedAt(name: string): number | null {
  const match = /(\d{4}-\d\d-\d\d)[ _T](\d\d)[-.:](\d\d)[-.:](\d\d)/.exec(name);
  if (match === null) return null;
  const at = new Date(`${match[1]}T${match[2]}:${match[3]}:${match[4]}`).getTime();
  return Number.isNaN(at) ? null : at;
}

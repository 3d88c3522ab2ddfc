import { DecodeUTF8, strFromU8, Unzip, UnzipInflate } from 'fflate';
import { AppleSieve } from './apple-sieve.ts';
import { APPLE_KINDS, AppleXmlReader } from './apple-xml.ts';
import { readHealthConnectDb } from './health-connect-db.ts';
import type { FileFault, FileSample } from './sample.ts';
import { isSqlite } from './sqlite-tables.ts';
import { readHealthConnect, readPolarHrm, readRrText, type TextOptions } from './text-files.ts';

export type FileKind = 'polar' | 'rr-text' | 'health-connect' | 'apple-health';

export interface Progress {
  kind: FileKind;
  /** Of the file as it lies there. */
  bytesRead: number;
  samples: FileSample[];
  skipped: number;
  fault: FileFault | null;
}

/** Text files are read whole, and a day of heartbeats is a megabyte. */
const LARGEST_TEXT = 50_000_000;
/** A database is read from anywhere in it, so it lies in memory: years of a watch are 100 MB. */
const LARGEST_DATABASE = 250_000_000;
/** A piece that swells more than this when it is unpacked is made to do harm; XML of a watch swells about 20 times. */
const MOST_SWELLING = 300;

/**
 * Reads a file of heart data piece by piece, whatever its size: Apple Health (`export.xml`, or the zip that holds it), Polar `.hrm`, intervals as
 * text, Health Connect (its database, or the zip that holds it; JSON of other programs). What it is, its first bytes say. Each step gives the samples that were completed; a fault ends it.
 * @param pieces may lie in one memory, each until the next is asked for
 */
export async function* readFile(
  pieces: AsyncIterable<Uint8Array>,
  options: TextOptions,
): AsyncGenerator<Progress> {
  let bytesRead = 0;
  let reader: Reader | null = null;
  for await (const piece of pieces) {
    reader ??= readerFor(piece, options);
    bytesRead += piece.byteLength;
    const samples = reader.push(piece);
    yield { kind: reader.kind, bytesRead, samples, skipped: 0, fault: reader.fault() };
    if (reader.fault() !== null) return;
  }
  if (reader === null) {
    yield { kind: 'rr-text', bytesRead, samples: [], skipped: 0, fault: 'unknown-format' };
    return;
  }
  const { samples, skipped } = reader.end();
  yield { kind: reader.kind, bytesRead, samples, skipped, fault: reader.fault() };
}

interface Reader {
  kind: FileKind;
  push(piece: Uint8Array): FileSample[];
  end(): { samples: FileSample[]; skipped: number };
  fault(): FileFault | null;
}

function readerFor(first: Uint8Array, options: TextOptions): Reader {
  if (first[0] === 0x50 && first[1] === 0x4b) return zipReader();
  if (isSqlite(first)) return databaseReader();
  const head = strFromU8(first.subarray(0, 500), true)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (head.startsWith('<')) return xmlReader();
  return textReader(head, options);
}

function xmlReader(): Reader {
  const sieve = new AppleSieve(APPLE_KINDS);
  const xml = new AppleXmlReader();
  const decode = utf8();
  return {
    kind: 'apple-health',
    push: (piece) => xml.push(decode(sieve.push(piece))),
    end() {
      const rest = xml.push(decode(sieve.end()));
      return { samples: [...rest, ...xml.push(decode(null)), ...xml.end()], skipped: 0 };
    },
    fault: () => xml.fault,
  };
}

function databaseReader(): Reader {
  const pieces: Uint8Array[] = [];
  let [size, fault]: [number, FileFault | null] = [0, null];
  return {
    kind: 'health-connect',
    push(piece) {
      size += piece.byteLength;
      if (size > LARGEST_DATABASE) fault = 'too-large';
      else pieces.push(piece.slice());
      return [];
    },
    end() {
      if (fault !== null) return { samples: [], skipped: 0 };
      const whole = new Uint8Array(size);
      let at = 0;
      for (const piece of pieces.splice(0)) {
        whole.set(piece, at);
        at += piece.byteLength;
      }
      const found = readHealthConnectDb(whole);
      fault = found.fault;
      return found;
    },
    fault: () => fault,
  };
}

/** Unpacks the first entry that is `export.xml` or a database, and steps over all others. */
function zipReader(): Reader {
  const zip = new Unzip();
  zip.register(UnzipInflate);
  let inner: Reader | null = null;
  let samples: FileSample[] = [];
  let fault: FileFault | null = null;
  let [isWhole, swelling] = [false, 0];
  zip.onfile = (entry) => {
    const isXml = /(^|\/)export\.xml$/i.test(entry.name);
    if (inner !== null || !(isXml || /\.db$/i.test(entry.name))) return;
    const reader = isXml ? xmlReader() : databaseReader();
    inner = reader;
    entry.ondata = (error, data, final) => {
      swelling += data?.byteLength ?? 0;
      if (error !== null) fault ??= 'broken';
      else if (reader.fault() === null) samples.push(...reader.push(data));
      if (final) isWhole = true;
    };
    entry.start();
  };
  return {
    get kind() {
      return inner?.kind ?? 'apple-health';
    },
    push(piece) {
      swelling = 0;
      try {
        // It keeps what it has not unpacked yet.
        zip.push(piece.slice());
      } catch {
        fault ??= 'broken';
      }
      if (swelling > MOST_SWELLING * Math.max(piece.byteLength, 65_536)) fault ??= 'hostile';
      const taken = samples;
      samples = [];
      return taken;
    },
    end() {
      if (inner === null) fault ??= 'unknown-format';
      else if (!isWhole) fault ??= 'cut-off';
      return inner?.end() ?? { samples: [], skipped: 0 };
    },
    fault: () => fault ?? inner?.fault() ?? null,
  };
}

function textReader(head: string, options: TextOptions): Reader {
  const decode = utf8();
  const kind = head.startsWith('[P') ? 'polar' : /^[[{]/.test(head) ? 'health-connect' : 'rr-text';
  let [text, fault]: [string, FileFault | null] = ['', null];
  return {
    kind,
    push(piece) {
      text += decode(piece);
      if (text.length > LARGEST_TEXT) fault = 'unknown-format';
      return [];
    },
    end() {
      const read = { polar: readPolarHrm, 'rr-text': readRrText, 'health-connect': readHealthConnect }[kind];
      const found = read(text + decode(null), options);
      fault = found.fault;
      return found;
    },
    fault: () => fault,
  };
}

/** Decodes piece by piece, whatever stands across two; null ends it. */
function utf8(): (piece: Uint8Array | null) => string {
  let text = '';
  const decoder = new DecodeUTF8((some) => {
    text += some;
  });
  return (piece) => {
    text = '';
    decoder.push(piece ?? new Uint8Array(0), piece === null);
    return text;
  };
}

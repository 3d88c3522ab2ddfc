import { SaxesParser } from 'saxes';
import type { SampleKind } from '../read-batch.ts';
import type { FileFault, FileSample } from './sample.ts';

const KINDS: Readonly<Record<string, SampleKind>> = {
  HKQuantityTypeIdentifierHeartRate: 'hr',
  HKQuantityTypeIdentifierRestingHeartRate: 'resting-hr',
  HKQuantityTypeIdentifierHeartRateVariabilitySDNN: 'sdnn',
};
const SLEEP = 'HKCategoryTypeIdentifierSleepAnalysis';
/** Of these kinds something is read; of other records nothing is. */
export const APPLE_KINDS: readonly string[] = [...Object.keys(KINDS), SLEEP];
const ASLEEP = 'HKCategoryValueSleepAnalysisAsleep';
const DEEPEST = 16;
/** More text than this without a tag, or before the first one, is no export of a watch. */
const LONGEST_QUIET = 1_000_000;
const DATE = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d):?(\d\d)$/;
const CLOCK = /^(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d+))?\s*([AP]M)?$/i;
const HALF_DAY_MS = 43_200_000;

/**
 * Reads Apple Health's `export.xml` as it comes, piece by piece: heart rates, resting heart rates, SDNN, the beats under it as intervals, and
 * times asleep. Memory does not grow with the file. Entities are refused when they are declared, before any is used; a
 * file that breaks or ends early keeps what was whole.
 */
export class AppleXmlReader {
  fault: FileFault | null = null;
  #samples: FileSample[] = [];
  #depth = 0;
  #quiet = 0;
  /** Of the open record, and its time of day by its own clock, ms. */
  #recordAt: number | null = null;
  #recordOfDay = 0;
  #isClosed = false;
  readonly #parser = new SaxesParser();

  constructor() {
    this.#parser.on('doctype', (text) => {
      if (/<!ENTITY/i.test(text)) this.fault ??= 'hostile';
    });
    this.#parser.on('error', () => {
      this.fault ??= this.#isClosed ? 'cut-off' : 'broken';
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    this.#parser.on('closetag', ({ name }) => {
      this.#depth -= 1;
      this.#quiet = 0;
      if (name === 'Record') this.#recordAt = null;
    });
  }

  /** Gives the samples that this piece completed. After a fault it gives nothing more. */
  push(text: string): FileSample[] {
    if (this.fault !== null) return [];
    this.#quiet += text.length;
    this.#parser.write(text);
    if (this.#quiet > LONGEST_QUIET + text.length) this.fault ??= 'hostile';
    return this.#take();
  }

  end(): FileSample[] {
    this.#isClosed = true;
    if (this.fault === null) this.#parser.close();
    return this.#take();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.fault !== null) return;
    this.#depth += 1;
    this.#quiet = 0;
    if (this.#depth > DEEPEST) this.fault = 'hostile';
    else if (name === 'Record') this.#record(attributes);
    else if (name === 'InstantaneousBeatsPerMinute' && this.#recordAt !== null)
      this.#beat(attributes, this.#recordAt);
    else if (this.#depth === 1 && name !== 'HealthData') this.fault = 'unknown-format';
  }

  #record({ type = '', value, startDate, endDate }: Readonly<Record<string, string>>): void {
    if (type === SLEEP) {
      const [from, to] = [readAppleDate(startDate), readAppleDate(endDate)];
      if (value?.startsWith(ASLEEP) && from !== null && to !== null)
        this.#samples.push({ kind: 'asleep', at: to, value: (to - from) / 60_000 });
      return;
    }
    const kind = KINDS[type];
    if (kind === undefined) return;
    const at = readAppleDate(kind === 'sdnn' ? startDate : (endDate ?? startDate));
    const number = Number(value);
    if (at === null || value === undefined || value === '' || !Number.isFinite(number)) return;
    this.#samples.push({ kind, at, value: number });
    if (kind !== 'sdnn') return;
    this.#recordAt = at;
    const [hour = 0, minute = 0, second = 0] = (startDate ?? '').slice(11, 19).split(':').map(Number);
    this.#recordOfDay = ((hour * 60 + minute) * 60 + second) * 1000;
  }

  /** A beat says its time of day alone; it lies within half a day of its record. */
  #beat({ bpm, time = '' }: Readonly<Record<string, string>>, recordAt: number): void {
    const rate = Number(bpm);
    const clock = CLOCK.exec(time.trim());
    if (!(rate > 0) || clock === null) return;
    const [, hour, minute, second, fraction = '0', half] = clock;
    const hours = (Number(hour) % (half === undefined ? 24 : 12)) + (/p/i.test(half ?? '') ? 12 : 0);
    const ofDay = ((hours * 60 + Number(minute)) * 60 + Number(second) + Number(`0.${fraction}`)) * 1000;
    const offset = (ofDay - this.#recordOfDay) % (2 * HALF_DAY_MS);
    const near =
      offset < -HALF_DAY_MS
        ? offset + 2 * HALF_DAY_MS
        : offset > HALF_DAY_MS
          ? offset - 2 * HALF_DAY_MS
          : offset;
    this.#samples.push({ kind: 'rr', at: Math.round(recordAt + near), value: 60_000 / rate });
  }

  #take(): FileSample[] {
    const taken = this.#samples;
    this.#samples = [];
    return taken;
  }
}

/** `2024-01-05 07:31:00 +0100` as Unix time in ms; null when it is no such date. */
export function readAppleDate(text: string | undefined): number | null {
  const match = DATE.exec(text ?? '');
  if (match === null) return null;
  const at = Date.parse(`${match[1]}T${match[2]}${match[3]}:${match[4]}`);
  return Number.isNaN(at) ? null : at;
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppleSieve } from './apple-sieve.ts';
import { APPLE_KINDS, AppleXmlReader } from './apple-xml.ts';
import type { FileSample } from './sample.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** A text through the sieve, in pieces that lie in one memory. */
function sieved(text: string, pieceBytes: number): string {
  const [sieve, decoder] = [new AppleSieve(APPLE_KINDS), new TextDecoder()];
  const bytes = encode(text);
  const memory = new Uint8Array(pieceBytes);
  let through = '';
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    memory.set(piece);
    through += decoder.decode(sieve.push(memory.subarray(0, piece.length)), { stream: true });
  }
  return through + decoder.decode(sieve.end());
}

function samplesOf(text: string): { samples: FileSample[]; fault: string | null } {
  const reader = new AppleXmlReader();
  return { samples: [...reader.push(text), ...reader.end()], fault: reader.fault };
}

const STEPS =
  '<Record type="HKQuantityTypeIdentifierStepCount" device=\'a "name" > here\' value="9" endDate="/>"/>\n';
const HEART =
  '<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Zoë’s" value="61" endDate="2024-01-05 07:31:00 +0100"/>';

it('lets through what is read, and nothing of a record of another kind', () => {
  expect(sieved(`${HEART}${STEPS} ${STEPS}${HEART}`, 11)).toBe(`${HEART}${HEART}`);
});

it('lets through whatever has another form', () => {
  const others = [
    '<Record type="HKQuantityTypeIdentifierStepCount" value="9"><MetadataEntry key="a" value="b"/></Record>',
    '<Record value="9" type="HKQuantityTypeIdentifierStepCount"/>',
    '<Record type="HKQuantityTypeIdentifierStepCount" <',
    '<Recording type="HKQuantityTypeIdentifierStepCount"/>',
    '<Record type="HKQuantityTypeIdentifierStepCount" value="',
    `<Record type="HKQuantityTypeIdentifierStepCount" value="${'9'.repeat(200_000)}"/>`,
  ];
  for (const other of others) expect(sieved(other, 40_000)).toBe(other);
});

it('changes nothing of what is read, however a file is cut into pieces', () => {
  const sleep =
    '<Record type="HKCategoryTypeIdentifierSleepAnalysis" value="HKCategoryValueSleepAnalysisAsleepREM" startDate="2026-11-19 23:45:00 +0100" endDate="2026-11-20 01:15:00 +0100"/>';
  const part = fc.oneof(
    fc.constantFrom(HEART, STEPS, sleep, '<Workout/>', '<!-- -->', '\n ', 'é'),
    fc.string({ unit: fc.constantFrom('a', 'ü', '😀') }).map((text) => STEPS.replace('9', text)),
  );
  const property = fc.property(
    fc.array(part, { maxLength: 30 }),
    fc.integer({ min: 1, max: 300 }),
    fc.nat(400),
    (parts, pieceBytes, cutOff) => {
      const whole = `<?xml version="1.0"?><HealthData>${parts.join('')}</HealthData>`;
      const text = new TextDecoder().decode(encode(whole).subarray(0, Math.max(40, whole.length - cutOff)));
      expect(samplesOf(sieved(text, pieceBytes))).toEqual(samplesOf(text));
    },
  );
  fc.assert(property, { numRuns: 300 });
});

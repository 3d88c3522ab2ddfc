import { Zip, ZipDeflate } from 'fflate';
import { seriesOf } from '#workers/features/body/pure/files/batches.ts';
import { readFile } from '#workers/features/body/pure/files/read-file.ts';
import { MOST_SAMPLES } from '#workers/features/body/schemas.ts';

const PIECE_BYTES = 262_144;
const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]><HealthData locale="en_GB">';
const SOURCE =
  'sourceName="Watch" sourceVersion="10.1" device="&lt;&lt;HKDevice: 0x0&gt;, name:Watch&gt;" unit="count/min"';

/** What an export holds mostly: other records, and a heart rate every few. */
function* textOf(bytes: number): Generator<string> {
  yield HEAD;
  let made = HEAD.length;
  for (let record = 0; made < bytes; ) {
    let text = '';
    while (text.length < PIECE_BYTES) {
      record += 1;
      const isHeart = record % 3 === 0;
      const when = new Date(1_577_836_800_000 + record * 20_000).toISOString();
      const date = `${when.slice(0, 10)} ${when.slice(11, 19)} +0000`;
      const type = isHeart ? 'HeartRate' : 'StepCount';
      text += ` <Record type="HKQuantityTypeIdentifier${type}" ${SOURCE} creationDate="${date}" startDate="${date}" endDate="${date}" value="${50 + (record % 60)}"/>\n`;
    }
    made += text.length;
    yield text;
  }
  yield '</HealthData>';
}

async function* pieces(form: string, bytes: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (form === 'xml') {
    for (const text of textOf(bytes)) yield encoder.encode(text);
    return;
  }
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    ready.push(data);
  });
  const entry = new ZipDeflate('apple_health_export/export.xml', { level: 1 });
  zip.add(entry);
  for (const text of textOf(bytes)) {
    entry.push(encoder.encode(text));
    const some = ready;
    ready = [];
    yield* some;
  }
  entry.push(new Uint8Array(0), true);
  zip.end();
  yield* ready;
}

const [form = 'xml', megabytes = '1000'] = process.argv.slice(2);
const started = performance.now();
let [samples, batches, waiting] = [0, 0, 0];
let batch = [];
for await (const step of readFile(pieces(form, Number(megabytes) * 1_000_000), {
  startAt: null,
  unit: 'ms',
  localTime: Date.parse,
})) {
  if (step.fault !== null) throw new Error(step.fault);
  for (const sample of step.samples) {
    batch.push(sample);
    samples += 1;
    if (batch.length < MOST_SAMPLES) continue;
    // As the browser would send it.
    waiting = Math.max(waiting, JSON.stringify({ series: seriesOf(batch) }).length);
    batch = [];
    batches += 1;
  }
}
const peakMb = process.resourceUsage().maxRSS / 1024;
process.send?.({ samples, batches, seconds: (performance.now() - started) / 1000, peakMb });

import { Zip, ZipDeflate } from 'fflate';
import { seriesOf } from '#workers/features/body/pure/files/batches.ts';
import { readFile } from '#workers/features/body/pure/files/read-file.ts';
import { MOST_SAMPLES } from '#workers/features/body/schemas.ts';
import { madeExport } from './made-export.ts';

async function* pieces(form: string, bytes: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (form === 'xml') {
    for (const text of madeExport(bytes)) yield encoder.encode(text);
    return;
  }
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    ready.push(data);
  });
  const entry = new ZipDeflate('apple_health_export/export.xml', { level: 1 });
  zip.add(entry);
  for (const text of madeExport(bytes)) {
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

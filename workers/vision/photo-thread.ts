import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { cleanPhoto } from './clean-photo.ts';
import { detect, type Network } from './detector.ts';
import { giveWay } from './give-way.ts';
import { openNetwork } from './onnx-network.ts';
import type { FromThread, InstalledModel, Job, JobAnswer, ModelFault, ToThread } from './photo-jobs.ts';

giveWay();
// one photo a thread: libvips must not spread it over the cores that the other threads use, nor keep what it decoded
sharp.concurrency(1);
sharp.cache(false);

const networks: Network[] = [];
const faults: ModelFault[] = [];

for (const { entry, bytes } of installedModels(workerData)) {
  try {
    networks.push(await openNetwork(entry, bytes));
  } catch (error) {
    faults.push({ name: entry.name, reason: messageOf(error) });
  }
}
const models = networks.map(({ entry }) => entry.name);

parentPort?.on('message', async ({ id, job }: ToThread) => {
  const answer = await answerTo(job).catch((error: unknown): JobAnswer => {
    return { kind: 'failed', message: messageOf(error) };
  });
  const handedOver = answer.kind === 'clean' && answer.outcome.ok ? [answer.outcome.jpeg.buffer] : [];
  tell({ type: 'done', id, answer }, handedOver);
});

tell({ type: 'ready', models, faults });

async function answerTo({ kind, bytes }: Job): Promise<JobAnswer> {
  if (kind === 'clean') return { kind, outcome: await cleanPhoto(bytes) };
  const startedAt = performance.now();
  const outcome = await detect(bytes, networks);
  return { kind, outcome, models, ms: Math.round((performance.now() - startedAt) * 10) / 10 };
}

function tell(message: FromThread, handedOver: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}

/** The one cast of what the pool hands a thread when it starts it. */
function installedModels(data: unknown): InstalledModel[] {
  return data as InstalledModel[];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

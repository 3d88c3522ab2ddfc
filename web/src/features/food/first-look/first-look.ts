import type { FromLooker, ToLooker } from './messages.ts';

/** What a look at a photo on this device takes for food, surest first; a word for each kind, however many there are. */
export type Glimpse = readonly { label: string; score: number }[];

const waiting = new Map<number, (answer: FromLooker) => void>();
let looker: Worker | null = null;
let nextId = 1;

function wantsLittleData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

function startLooker(): Worker | null {
  if (looker !== null) return looker;
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined' || wantsLittleData())
    return null;
  looker = new Worker(new URL('./looker.ts', import.meta.url), { type: 'module' });
  looker.onmessage = ({ data }: MessageEvent<FromLooker>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  looker.onerror = () => {
    for (const [id, answer] of waiting) answer({ id, found: null, networkMs: 0 });
    waiting.clear();
  };
  return looker;
}

function ask(picture: ImageBitmap | null): Promise<FromLooker> | null {
  const worker = startLooker();
  if (worker === null) return null;
  const id = nextId++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, picture } satisfies ToLooker, picture === null ? [] : [picture]);
  });
}

/** Fetches runtime and weights and warms them up, so that the first photo need not wait. Nothing happens where data is dear. */
export async function readyFirstLook(): Promise<void> {
  await ask(null);
}

/** What is seen on a photo, and how long the network took; null where that cannot be done. Nothing is sent. */
export async function lookAt(photo: Blob): Promise<FromLooker | null> {
  try {
    return await ask(await createImageBitmap(photo));
  } catch {
    return null;
  }
}

/** The foods of a photo; null where it cannot be looked at. */
export async function firstLook(photo: Blob): Promise<Glimpse | null> {
  const answer = await lookAt(photo);
  if (answer?.found == null) return null;
  const best = new Map<string, number>();
  for (const { label, kind, score } of answer.found) {
    if (kind === 'food') best.set(label, Math.max(score, best.get(label) ?? 0));
  }
  return [...best].map(([label, score]) => ({ label, score })).sort((a, b) => b.score - a.score);
}

import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

it.runIf(process.platform === 'linux')(
  'a photo thread gives way to the thread that answers HTTP, which keeps its own place',
  async () => {
    const before = getPriority(process.pid);
    const thread = new Worker(path.join(import.meta.dirname, 'photo-thread.ts'), { workerData: [] });
    await once(thread, 'message');
    const places = readdirSync('/proc/self/task').map((id) => getPriority(Number(id)));
    await thread.terminate();
    expect(getPriority(process.pid)).toBe(before);
    expect(places).toContain(5);
  },
);

import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What an isolate holds, bytes: V8's heap, what the runtime keeps beside it, and buffers. */
export interface Held {
  heap: number;
  beside: number;
  buffers: number;
  sum: number;
}

const targets = z.array(z.object({ id: z.string(), webSocketDebuggerUrl: z.string() }));
const usage = z.object({
  id: z.number(),
  result: z.object({
    usedSize: z.number(),
    embedderHeapUsedSize: z.number().default(0),
    backingStorageSize: z.number().default(0),
  }),
});

/**
 * Asks the inspector of a Worker what its isolate holds (`Runtime.getHeapUsage`), as often as it answers; the first answer
 * comes after a collection. Garbage that was not collected counts, as it does against a Worker's limit.
 */
export async function watchHeap(inspector: URL, everyMs: number) {
  const listed = targets.parse(await (await fetch(`http://${inspector.host}/json`)).json());
  const [target] = listed;
  if (target === undefined) throw new Error('the inspector shows no Worker');
  const socket = new WebSocket(
    target.webSocketDebuggerUrl.replace(/^wss?:\/\/[^/]+/, `ws://${inspector.host}`),
  );
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('the inspector does not answer')), {
      once: true,
    });
  });
  let peak: Held = { heap: 0, beside: 0, buffers: 0, sum: 0 };
  let [asked, answers, last] = [0, 0, peak];
  const waiting = new Map<number, (held: Held) => void>();
  socket.addEventListener('message', ({ data }) => {
    const said = usage.safeParse(JSON.parse(String(data)));
    if (!said.success) return;
    const { usedSize: heap, embedderHeapUsedSize: beside, backingStorageSize: buffers } = said.data.result;
    last = { heap, beside, buffers, sum: heap + beside + buffers };
    answers += 1;
    if (last.sum > peak.sum) peak = last;
    waiting.get(said.data.id)?.(last);
    waiting.delete(said.data.id);
  });
  const send = (method: string) => {
    asked += 1;
    socket.send(JSON.stringify({ id: asked, method }));
    return asked;
  };
  const now = () => new Promise<Held>((resolve) => waiting.set(send('Runtime.getHeapUsage'), resolve));
  send('HeapProfiler.collectGarbage');
  const rest = await now();
  peak = rest;
  const timer = setInterval(() => void send('Runtime.getHeapUsage'), everyMs);
  return {
    rest,
    async end(): Promise<{ peak: Held; answers: number }> {
      clearInterval(timer);
      await now();
      socket.close();
      return { peak, answers };
    },
  };
}

/** Memory of a process that is in RAM, bytes. */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

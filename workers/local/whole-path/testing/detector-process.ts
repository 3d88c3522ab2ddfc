import { type Child, startChild } from '#workers/local/supervisor/child-process.ts';
import { visionPart } from '#workers/local/supervisor/parts.ts';
import type { Plan } from '#workers/local/supervisor/plan.ts';
import { signalGroup } from '#workers/local/supervisor/running-process.ts';

export interface Detector {
  port: number;
  /** Does nothing while it runs. */
  start(): Promise<void>;
  /** Keeps it from running, though its port still takes what comes. */
  freeze(): void;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The photo server as a process of its own, one port away from where the Worker looks for it. */
export async function startDetector(plan: Plan): Promise<Detector> {
  const port = plan.ports.vite;
  const part = visionPart({ ...plan, ports: { ...plan.ports, vision: port } });
  const spec = { ...part, env: { ...part.env, VISION_THREADS: '1' } };
  let child: Child | null = null;

  async function start(): Promise<void> {
    if (child !== null) return;
    child = startChild(spec);
    await child.ready;
  }

  await start();
  return {
    port,
    start,
    freeze: () => signalGroup(child?.pid ?? 0, 'SIGSTOP'),
    async kill() {
      signalGroup(child?.pid ?? 0, 'SIGKILL');
      await child?.exited;
      child = null;
    },
    async close() {
      await child?.stop(2000);
    },
  };
}

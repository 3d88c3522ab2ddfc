import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own, so that its CPU time is not mixed with anybody else's. */
export interface Part {
  pid: number;
  /** What it said when it was ready. */
  said: unknown;
  stop(): Promise<void>;
}

/** Starts a script that calls `serveParent`, and waits until it has said something. */
export async function startPart(script: string, options: object): Promise<Part> {
  const child = fork(script, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(options);
  const said = await Promise.race([
    once(child, 'message').then(([message]) => message as unknown),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${script} ended with ${code} before it was ready`);
    }),
  ]);
  return {
    pid: child.pid ?? 0,
    said,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** Runs a part to its end and gives what it said. */
export async function askPart(script: string, options: object): Promise<unknown> {
  const part = await startPart(script, options);
  await part.stop();
  return part.said;
}

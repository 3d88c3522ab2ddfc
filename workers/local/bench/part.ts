import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own, so that its CPU time is not mixed with anybody else's. */
export interface Part {
  pid: number;
  /** What it said when it was ready. */
  said: unknown;
  /** Ends it; gives what it said last, if it had anything to say. */
  stop(): Promise<unknown>;
}

/** Starts a script that calls `serveParent`, and waits until it has said something. */
export async function startPart(
  script: string,
  options: object,
  execArgv: readonly string[] = [],
): Promise<Part> {
  const child = fork(script, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [...execArgv] });
  const ended = once(child, 'exit');
  child.send(options);
  const nextWord = () =>
    Promise.race([
      once(child, 'message').then(([message]) => message as unknown),
      ended.then(([code]) => {
        throw new Error(`${script} ended with ${code} before it had spoken`);
      }),
    ]);
  return {
    pid: child.pid ?? 0,
    said: await nextWord(),
    async stop() {
      const last = nextWord();
      child.send('stop');
      const said = await last;
      await ended;
      return said;
    },
  };
}

/** Runs a part to its end and gives what it said. */
export async function askPart(
  script: string,
  options: object,
  execArgv: readonly string[] = [],
): Promise<unknown> {
  const part = await startPart(script, options, execArgv);
  await part.stop();
  return part.said;
}

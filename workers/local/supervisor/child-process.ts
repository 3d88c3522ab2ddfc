import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { signalGroup } from './running-process.ts';

export interface ChildSpec {
  name: string;
  /** Arguments of Node: a script and what it takes. */
  args: readonly string[];
  env?: Record<string, string>;
  logFile: string;
  /** Resolves when the part can be used. Absent: when the child sends `{ready: true}`. */
  ready?: (signal: AbortSignal) => Promise<void>;
  readyWithinMs?: number;
  /** What in its log means that it will not become ready, though it runs on. */
  hopeless?: RegExp;
  /** A task with an end: `ready` then means that it ended well. */
  once?: boolean;
}

export interface Child {
  name: string;
  pid: number;
  ready: Promise<void>;
  /** Resolves once, whoever ended it. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Asks the whole process group to end, and ends it after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

const running = new Set<Child>();

/** Stops whatever still runs of all that was started here. */
export async function stopChildren(): Promise<void> {
  await Promise.all([...running].map((child) => child.stop(1000)));
}

/**
 * Starts Node on a script as the leader of its own process group, with its output in a log file. The open channel to
 * this process is what tells the child, when it closes, that the supervisor was killed.
 */
export function startChild(spec: ChildSpec): Child {
  const log = openSync(spec.logFile, 'a', 0o600);
  const child = spawn(process.execPath, [...spec.args], {
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...spec.env },
  });
  closeSync(log);
  const pid = child.pid ?? 0;
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 127, signal: null }));
  });
  const started: Child = {
    name: spec.name,
    pid,
    ready: whenReady(spec, child, exited),
    exited,
    async stop(graceMs = 5000) {
      signalGroup(pid, 'SIGTERM');
      const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
      await exited;
      clearTimeout(timer);
      // A grandchild can outlive the leader of its group; the group's number stays valid while it does.
      signalGroup(pid, 'SIGKILL');
    },
  };
  running.add(started);
  void exited.then(() => running.delete(started));
  return started;
}

async function whenReady(spec: ChildSpec, child: ChildProcess, exited: Child['exited']): Promise<void> {
  const giveUp = new AbortController();
  const logStart = statSync(spec.logFile).size;
  const failed = (why: string) =>
    new Error(`${spec.name} ${why}; the end of ${spec.logFile}:\n${tail(spec.logFile, logStart)}`);
  let timer: NodeJS.Timeout | undefined;
  const limit = spec.readyWithinMs ?? 180_000;
  try {
    await Promise.race([
      isReady(spec, child, giveUp.signal).catch((error) => {
        throw failed(String(error.message));
      }),
      exited.then(({ code, signal }) => {
        if (spec.once && code === 0) return;
        throw failed(`ended too early (${signal ?? `code ${code}`})`);
      }),
      hopelessLog(spec, logStart, giveUp.signal).then(() => {
        throw failed('cannot start');
      }),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(failed(`took longer than ${limit / 1000} s`)), limit);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    giveUp.abort();
  }
}

async function isReady(spec: ChildSpec, child: ChildProcess, signal: AbortSignal): Promise<void> {
  await (spec.ready?.(signal) ?? readyMessage(child));
}

function readyMessage(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) resolve();
    });
  });
}

/** Resolves when the log says that there is no hope, and else never. */
async function hopelessLog(
  { hopeless, logFile }: ChildSpec,
  from: number,
  signal: AbortSignal,
): Promise<void> {
  while (hopeless && !signal.aborted) {
    if (hopeless.test(readFileSync(logFile).subarray(from).toString('utf8'))) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await new Promise(() => undefined);
}

function tail(file: string, from: number): string {
  const lines = readFileSync(file).subarray(from).toString('utf8').trim().split('\n');
  const telling = lines.filter((line) => !/^\s*at /.test(line)).slice(-20);
  return telling.map((line) => `    ${line.slice(0, 300)}`).join('\n');
}

const PATIENCE_WITH_FAULTS_MS = 10_000;

/** Waits until an address answers well. Throws when it answers, but for ten seconds only with a fault. */
export function answersAt(url: string) {
  return async (signal: AbortSignal): Promise<void> => {
    let firstFaultAt: number | null = null;
    while (!signal.aborted) {
      const status = await statusAt(url);
      if (status !== null && status < 400) return;
      if (status !== null) firstFaultAt ??= performance.now();
      if (firstFaultAt !== null && performance.now() - firstFaultAt > PATIENCE_WITH_FAULTS_MS) {
        throw new Error(`${url} answers with ${status ?? 'nothing any more'}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
}

async function statusAt(url: string): Promise<number | null> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).status;
  } catch {
    return null;
  }
}

/** Runs a script to its end. Throws with the end of its log when it fails or takes too long. */
export async function runOnce(spec: Omit<ChildSpec, 'once' | 'ready'>): Promise<void> {
  const child = startChild({ ...spec, once: true });
  try {
    await child.ready;
  } finally {
    await child.stop(0);
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPorts } from './supervisor/port-block.ts';
import { commandOf } from './supervisor/running-process.ts';

const script = path.join(import.meta.dirname, 'start.ts');
const left = 'database,redis,queue,identity,vision,worker';
let folder: string;
let port: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dayloom-start-'));
  port = String((await findPorts(28_700)).app);
});
afterAll(() => {
  for (const one of running) one.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function launch() {
  const options = ['--data-dir', folder, '--port', port, '--without', left];
  const flags = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, script, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      for (const watch of watchers) watch();
    });
  }
  const closed = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const shows = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => output.includes(text) && resolve(output);
      watchers.add(look);
      look();
      closed.then(() => reject(new Error(`ended without "${text}":\n${output}`)));
    });
  return { child, closed, shows, output: () => output };
}

const pids = () =>
  JSON.parse(readFileSync(path.join(folder, 'lock'), 'utf8')).children.map((one: { pid: number }) => one.pid);

async function untilGone(pid: number): Promise<void> {
  while (commandOf(pid) !== null) await new Promise((resolve) => setImmediate(resolve));
}

it('refuses a second copy with one line, outlives kill -9 cleanly, and stops everything on Ctrl-C', async () => {
  const first = launch();
  await first.shows('Ctrl-C stops everything');
  const [standIns] = pids();
  expect(commandOf(standIns)).toContain('stand-ins-process');

  const second = launch();
  expect(await second.closed).toBe(1);
  expect(second.output().trim()).toBe(
    `Dayloom already runs here (process ${first.child.pid}, http://127.0.0.1:${port}); stop it first.`,
  );

  first.child.kill('SIGKILL');
  await first.closed;
  const third = launch();
  await third.shows('Ctrl-C stops everything');
  expect(commandOf(standIns)).toBeNull();

  const [again] = pids();
  process.kill(again, 'SIGKILL');
  await third.shows('starting it again (1 of 3)');
  third.child.kill('SIGINT');
  expect(await third.closed).toBe(0);
  expect(existsSync(path.join(folder, 'lock'))).toBe(false);
  await untilGone(again);
});

it('says in one line what is wrong with the command line', async () => {
  const child = spawn(process.execPath, [script, '--without', 'nothing'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  expect(said).toContain('there is no part "nothing"');
});

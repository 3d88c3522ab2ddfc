/** `npm test`: types and lint, then every vitest project. Stops where one fails; ends with one line that counts the tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

interface Step {
  name: string;
  command: string;
  args: string[];
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'dayloom-test-'));
const reportFile = path.join(folder, 'report.json');
const types: Step = { name: 'types', command: process.execPath, args: ['workers/local/types.ts'] };
const lint: Step = {
  name: 'lint',
  command: 'biome',
  args: ['ci', '--reporter=summary', '--diagnostic-level=warn'],
};
const tests: Step = {
  name: 'tests',
  command: 'vitest',
  args: [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
};

async function passes({ name, command, args }: Step): Promise<boolean> {
  const start = performance.now();
  const [code] = await once(spawn(command, args, { stdio: 'inherit' }), 'exit');
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name}: ${code === 0 ? 'ok' : 'failed'} in ${seconds} s`);
  return code === 0;
}

const looked = await Promise.all([passes(types), passes(lint)]);
const failed = looked.includes(false) || !(await passes(tests));
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

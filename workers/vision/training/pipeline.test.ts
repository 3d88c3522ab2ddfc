import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const data = process.env.FOOD_IMAGES_DIR ?? '';
const start = path.join(process.env.MODELS_DIR ?? '', 'yolox_nano.onnx');
const here = import.meta.dirname;
/** Debian's, where its PyTorch is. */
const python = '/usr/bin/python3';

/** One after the other as commands of their own, in one process: PyTorch takes two seconds to come. */
const RUN = `
import json, runpy, sys
for command in json.load(sys.stdin):
    sys.argv = command
    runpy.run_path(command[0], run_name='__main__')
`;
const FIND = `
import importlib.util, sys
sys.exit(any(importlib.util.find_spec(name) is None for name in ('torch', 'onnx', 'PIL')))
`;

async function run(commands: string[][]): Promise<string[]> {
  const child = execFile(python, ['-W', 'ignore', '-c', RUN], {
    cwd: here,
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  child.stdin?.end(
    JSON.stringify(commands.map(([script = '', ...rest]) => [path.join(here, script), ...rest])),
  );
  let [said, errors] = ['', ''];
  child.stdout?.on('data', (text) => {
    said += text;
  });
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  const [code] = await once(child, 'close');
  expect(code, errors).toBe(0);
  return said.trim().split('\n');
}

const canTrain =
  existsSync(path.join(data, 'grocery')) && existsSync(start) && spawnSync(python, ['-c', FIND]).status === 0;
if (!canTrain)
  console.warn('skipped: the training pipeline (FOOD_IMAGES_DIR, MODELS_DIR or PyTorch is missing)');

it.skipIf(!canTrain)('trains, calibrates and exports a detector', { timeout: 600_000 }, async () => {
  const out = mkdtempSync(path.join(os.tmpdir(), 'dayloom-training-'));
  try {
    const learned = path.join(out, 'food-detector.pt');
    const weights = path.join(out, 'whole-picture.pt');
    const calibration = path.join(out, 'calibration.json');
    const file = path.join(out, 'food.onnx');
    const said = await run([
      ['train.py', '--data', data, '--out', out, '--start', start, '--quick'],
      ['whole_picture.py', '--data', data, '--weights', learned, '--out', weights, '--quick'],
      ['calibrate.py', '--data', data, '--weights', weights, '--out', calibration, '--quick'],
      ['export.py', '--weights', weights, '--calibration', calibration, '--out', file],
      ['train.py', '--data', data, '--out', path.join(out, 'on'), '--start', start, '--own', file, '--quick'],
    ]);
    const facts = JSON.parse(readFileSync(path.join(out, 'training.json'), 'utf8'));
    expect(facts).toMatchObject({ seed: 1, start: 'yolox_nano.onnx', steps: 2 });
    const exported = JSON.parse(said.find((line) => line.startsWith('{"bytes"')) ?? '');
    expect(exported.parameters).toBeLessThanOrEqual(1_200_000);
    expect(readFileSync(file).byteLength).toBeLessThan(4_000_000);
  } finally {
    rmSync(out, { recursive: true });
  }
});

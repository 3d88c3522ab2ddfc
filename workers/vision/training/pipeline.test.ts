import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const data = process.env.FOOD_IMAGES_DIR ?? '';
const start = path.join(process.env.MODELS_DIR ?? '', 'yolox_nano.onnx');
const here = import.meta.dirname;
/** Debian's, where its PyTorch is. */
const python = '/usr/bin/python3';

function run(...args: string[]) {
  return spawnSync(python, ['-W', 'ignore', ...args], { cwd: here, encoding: 'utf8' });
}

const canTrain =
  existsSync(path.join(data, 'grocery')) &&
  existsSync(start) &&
  run('-c', 'import torch, onnx, PIL').status === 0;
if (!canTrain)
  console.warn('skipped: the training pipeline (FOOD_IMAGES_DIR, MODELS_DIR or PyTorch is missing)');

it.skipIf(!canTrain)('trains, calibrates and exports a detector', { timeout: 600_000 }, () => {
  const out = mkdtempSync(path.join(os.tmpdir(), 'dayloom-training-'));
  try {
    const learned = path.join(out, 'food-detector.pt');
    const weights = path.join(out, 'whole-picture.pt');
    const calibration = path.join(out, 'calibration.json');
    const file = path.join(out, 'food.onnx');
    const steps = [
      ['train.py', '--data', data, '--out', out, '--start', start, '--quick'],
      ['whole_picture.py', '--data', data, '--weights', learned, '--out', weights, '--quick'],
      ['calibrate.py', '--data', data, '--weights', weights, '--out', calibration, '--quick'],
      ['export.py', '--weights', weights, '--calibration', calibration, '--out', file],
      ['train.py', '--data', data, '--out', path.join(out, 'on'), '--start', start, '--own', file, '--quick'],
    ];
    const done = steps.map((step) => run(...step));
    expect(done.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0]);
    const facts = JSON.parse(readFileSync(path.join(out, 'training.json'), 'utf8'));
    expect(facts).toMatchObject({ seed: 1, start: 'yolox_nano.onnx', steps: 2 });
    const exported = JSON.parse(done[3]?.stdout.trim().split('\n').at(-1) ?? '');
    expect(exported.parameters).toBeLessThanOrEqual(1_200_000);
    expect(readFileSync(file).byteLength).toBeLessThan(4_000_000);
  } finally {
    rmSync(out, { recursive: true });
  }
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findInstalled } from './installed-models.ts';
import { CATALOGUE, loadCatalogue } from './model-catalogue.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dayloom-catalogue-'));
});

afterEach(() => rm(dir, { recursive: true, force: true }));

const entry = {
  name: 'tiny',
  file: 'tiny.onnx',
  origin: { kind: 'download', url: 'https://example.org/tiny.onnx' },
  sha256: '0'.repeat(64),
  bytes: 1,
  licence: 'Apache-2.0',
  source: 'https://example.org/tiny',
  default: false,
  input: { size: 416, channels: 'rgb', range: 1, pad: 114 },
  floor: 0.3,
  layout: { head: 'yolov8' },
  labels: ['apple', 'bowl', 'person'],
  kinds: { food: ['apple'], tableware: ['bowl'] },
};

async function load(...models: unknown[]) {
  const file = join(dir, 'models.json');
  await writeFile(file, JSON.stringify({ models }));
  return loadCatalogue(file);
}

it('knows the project’s own detector, and YOLOX-nano, which is fetched when it is wanted', async () => {
  const [own, nano] = await loadCatalogue(CATALOGUE);
  expect(own).toMatchObject({ name: 'dayloom-food', licence: 'Apache-2.0', default: true });
  expect(own?.labels.filter(({ kind }) => kind === 'food')).toHaveLength(56);
  expect(own?.labels.at(-1)).toEqual({ label: 'bowl', kind: 'tableware' });
  expect(nano).toMatchObject({ name: 'yolox-nano', licence: 'Apache-2.0', default: false });
  expect(nano?.labels).toHaveLength(80);
  expect(nano?.labels[53]).toEqual({ label: 'pizza', kind: 'food' });
  expect(nano?.labels[0]).toEqual({ label: 'person', kind: 'other' });
});

it('has the weights that it names in the project, byte for byte, at most 4 MB of them', async () => {
  const own = (await loadCatalogue(CATALOGUE)).filter(({ origin }) => origin.kind === 'project');
  const { installed, faults } = await findInstalled(own, '/nowhere');
  expect(faults).toEqual([]);
  expect(installed.map(({ entry, bytes }) => [entry.name, bytes.byteLength <= 4_000_000])).toEqual([
    ['dayloom-food', true],
  ]);
});

it('takes another model by its entry alone, with labels inline or in a file', async () => {
  await writeFile(join(dir, 'labels.json'), JSON.stringify(entry.labels));
  const [inline, filed] = await load(entry, {
    ...entry,
    name: 'other',
    file: 'other.onnx',
    labels: 'labels.json',
  });
  expect(inline?.labels).toEqual([
    { label: 'apple', kind: 'food' },
    { label: 'bowl', kind: 'tableware' },
    { label: 'person', kind: 'other' },
  ]);
  expect(filed?.labels).toEqual(inline?.labels);
});

it.each([
  ['a kind of a label that it does not have', { kinds: { food: ['soup'], tableware: [] } }],
  ['a file outside of the folder', { file: '../tiny.onnx' }],
  ['a digest that is none', { sha256: 'abc' }],
  ['a head that nobody reads', { layout: { head: 'ssd' } }],
  ['a download from nowhere', { origin: { kind: 'download' } }],
  ['no licence', { licence: undefined }],
  ['a field that means nothing', { speed: 'high' }],
])('refuses an entry with %s', async (_what, change) => {
  await expect(load({ ...entry, ...change })).rejects.toThrow();
});

it('refuses two models of one name', async () => {
  await expect(load(entry, { ...entry, file: 'other.onnx' })).rejects.toThrow('share a name');
});

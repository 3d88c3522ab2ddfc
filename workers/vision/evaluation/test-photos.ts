import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import type { Box } from '#workers/kernel/seen.ts';

export interface TruthBox {
  label: string;
  box: Box;
}

/** A photo that no training saw, with what is known of it. */
export interface TestPhoto {
  file: string;
  source: 'grocery' | 'elsewhere' | 'epicure' | 'fruit300' | 'tables';
  /** All that is on it, where boxes are known. */
  boxes: TruthBox[] | null;
  /** The one class that the photo is of, where nothing more is known. */
  label: string | null;
  /** Boxes of things that the detector has no word for. */
  ignored: Box[];
}

const food = z.object({
  label: z.string(),
  grocery: z.string().optional(),
  coco: z.string().optional(),
  boxes: z.array(z.string()).default([]),
});
const kept = z.object({ food: z.array(z.string()), tableware: z.array(z.string()) });

/** The classes that the training learns, and how each data set calls them. */
export function readClasses(file: string) {
  return z.object({ foods: z.array(food), kept }).parse(JSON.parse(readFileSync(file, 'utf8')));
}

export type Classes = ReturnType<typeof readClasses>;

/** Splits by a hash of the photo's name, exactly as `workers/vision/training/photos.py` does. */
export function splitOf(name: string, train: number, calibrate: number): 'train' | 'calibrate' | 'test' {
  const place = Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 8), 16) / 2 ** 32;
  if (place < train) return 'train';
  return place < train + calibrate ? 'calibrate' : 'test';
}

/** The photos of the test split of a data folder (grocery, epicure, fruit300, and `photos` beside it). */
export async function testPhotos(folder: string, classes: Classes): Promise<TestPhoto[]> {
  const byBox = new Map(classes.foods.flatMap(({ label, boxes }) => boxes.map((name) => [name, label])));
  return [
    ...grocery(path.join(folder, 'grocery/dataset'), classes),
    ...epicure(path.join(folder, 'epicure'), byBox),
    ...(await fruit300(path.join(folder, 'fruit300/train'), byBox)),
    ...tables(path.join(folder, '../photos'), classes),
  ];
}

function grocery(root: string, classes: Classes): TestPhoto[] {
  const rows = readFileSync(path.join(root, 'classes.csv'), 'utf8').trim().split('\n').slice(1);
  const names = new Map(rows.map((row) => [row.split(',')[3], row.split(',')[2]]));
  const own = new Map(classes.foods.map(({ label, grocery: name }) => [name, label]));
  const listed = (list: 'train' | 'val', source: 'grocery' | 'elsewhere') =>
    readFileSync(path.join(root, `${list}.txt`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(', '))
      .filter(([file = '']) => list === 'val' || splitOf(file, 0.9, 0.05) === 'test')
      .map(([file = '', , coarse = '']): TestPhoto => {
        const label = own.get(names.get(coarse.trim())) ?? null;
        return { file: path.join(root, file), source, boxes: null, label, ignored: [] };
      });
  return [...listed('train', 'grocery'), ...listed('val', 'elsewhere')];
}

function epicure(root: string, byBox: ReadonlyMap<string, string>): TestPhoto[] {
  const names = readFileSync(path.join(root, 'data.yaml'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2).trim());
  return readdirSync(path.join(root, 'train/images'))
    .filter((name) => splitOf(name, 0.7, 0.1) === 'test')
    .map((name) => {
      const text = readFileSync(path.join(root, 'train/labels', `${path.parse(name).name}.txt`), 'utf8');
      const all = text
        .trim()
        .split('\n')
        .map((line) => {
          const [number = 0, x = 0, y = 0, width = 0, height = 0] = line.split(' ').map(Number);
          const box: Box = [x - width / 2, y - height / 2, width, height];
          return { label: byBox.get(names[number] ?? ''), box };
        });
      const boxes = all.flatMap(({ label, box }) => (label === undefined ? [] : [{ label, box }]));
      const ignored = all.filter(({ label }) => label === undefined).map(({ box }) => box);
      return { file: path.join(root, 'train/images', name), source: 'epicure', boxes, label: null, ignored };
    });
}

const shapes = z.object({
  shapes: z.array(z.object({ label: z.string(), points: z.array(z.array(z.number())) })),
});

async function fruit300(root: string, byBox: ReadonlyMap<string, string>): Promise<TestPhoto[]> {
  const names = readdirSync(root).filter(
    (name) => name.endsWith('.jpg') && splitOf(name, 0.7, 0.1) === 'test',
  );
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(root, name);
      const { width, height } = await sharp(file).metadata();
      const known = shapes.parse(JSON.parse(readFileSync(file.replace(/jpg$/, 'json'), 'utf8')));
      const boxes = known.shapes.map(({ label, points }) => {
        const [x0 = 0, y0 = 0] = points[0] ?? [];
        const [x1 = 0, y1 = 0] = points.at(-1) ?? [];
        const [left, top] = [Math.min(x0, x1) / width, Math.min(y0, y1) / height];
        const box: Box = [left, top, Math.abs(x1 - x0) / width, Math.abs(y1 - y0) / height];
        return { label: byBox.get(label) ?? label, box };
      });
      return { file, source: 'fruit300' as const, boxes, label: null, ignored: [] };
    }),
  );
}

const coco = z.record(
  z.string(),
  z.object({
    width: z.number(),
    height: z.number(),
    boxes: z.array(z.object({ label: z.string(), box_xywh: z.array(z.number()) })),
  }),
);

function tables(root: string, classes: Classes): TestPhoto[] {
  const known = coco.parse(JSON.parse(readFileSync(path.join(root, 'photos.json'), 'utf8')));
  const words = new Set([
    ...classes.kept.food,
    ...classes.kept.tableware,
    ...classes.foods.map(({ label }) => label),
  ]);
  return Object.entries(known)
    .filter(([name]) => splitOf(name, 0.5, 0) === 'test')
    .map(([name, { width, height, boxes }]) => ({
      file: path.join(root, name),
      source: 'tables',
      label: null,
      ignored: [],
      boxes: boxes
        .filter(({ label }) => words.has(label))
        .map(({ label, box_xywh: [x = 0, y = 0, w = 0, h = 0] }) => ({
          label,
          box: [x / width, y / height, w / width, h / height],
        })),
    }));
}

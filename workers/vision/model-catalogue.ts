import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Detection } from '#workers/kernel/ports.ts';
import type { NetworkShape } from './pure/network-shape.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const entrySchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  /** Its name in the models folder. */
  file: z.string().regex(/^\w[\w.-]*\.onnx$/),
  /** Where it comes from: an address, or a folder beside the catalogue for what is part of the project. */
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('download'), url: z.url({ protocol: /^https?$/ }) }),
    z.strictObject({ kind: z.literal('project'), folder: z.string() }),
  ]),
  sha256,
  bytes: z.int().positive(),
  /** Other files that hold the same network, for folders that were filled by hand. They are never what is fetched. */
  alsoAccepted: z.array(z.strictObject({ sha256, bytes: z.int().positive(), what: z.string() })).default([]),
  licence: z.string(),
  source: z.url(),
  /** Whether it is fetched and run when nobody asks for a model by name. */
  default: z.boolean(),
  input: z.strictObject({
    /** The longer side of the photo as it is shown, and the side of the square where the network takes nothing else. */
    size: z.int().multipleOf(32).max(1280),
    channels: z.enum(['bgr', 'rgb']),
    /** The value of white: 255, or 1 for a network that was trained on scaled pixels. */
    range: z.union([z.literal(255), z.literal(1)]),
    /** Grey (0..255) of the letterbox's margin. */
    pad: z.int().min(0).max(255),
  }),
  /** Boxes that score less are dropped. */
  floor: z.number().min(0).max(1),
  layout: z.discriminatedUnion('head', [
    /** [1, cells, 5 + labels]: x, y, log w, log h on the grid, objectness, a probability per label. */
    z.strictObject({ head: z.literal('yolox'), strides: z.array(z.int().positive()).min(1) }),
    /** [1, 4 + labels, cells]: centre x, y, width, height in input pixels, a probability per label (YOLOv8 and later). */
    z.strictObject({ head: z.literal('yolov8') }),
  ]),
  /** The labels in the network's order, or the path of a JSON file with them, from the catalogue's folder. */
  labels: z.union([z.array(z.string()).min(1), z.string().endsWith('.json')]),
  /** Labels that are something to eat, or that say how large things are; the rest is 'other'. */
  kinds: z.strictObject({ food: z.array(z.string()), tableware: z.array(z.string()) }),
});

type Entry = z.infer<typeof entrySchema>;

export interface ModelEntry extends NetworkShape, Omit<Entry, 'labels' | 'kinds' | keyof NetworkShape> {
  /** The folder of the catalogue, from which what is part of the project is read. */
  home: string;
}

export type Downloadable = ModelEntry & { origin: { kind: 'download'; url: string } };

export function isDownloadable(entry: ModelEntry): entry is Downloadable {
  return entry.origin.kind === 'download';
}

/** Where a model's file is kept: with the project, or in the folder of what was downloaded. */
export function fileOf(entry: ModelEntry, modelsDir: string): string {
  return entry.origin.kind === 'project'
    ? join(entry.home, entry.origin.folder, entry.file)
    : join(modelsDir, entry.file);
}

/** The catalogue that comes with the project. */
export const CATALOGUE = join(import.meta.dirname, 'models.json');

/** Reads models.json with the label files it names. Throws, naming the entry, when something in it cannot be. */
export async function loadCatalogue(file: string): Promise<ModelEntry[]> {
  const text = await readFile(file, 'utf8');
  const { models } = z.strictObject({ models: z.array(entrySchema) }).parse(JSON.parse(text));
  const names = models.flatMap((entry) => [entry.name, entry.file]);
  if (new Set(names).size !== names.length) throw new Error('two models share a name or a file');
  return Promise.all(models.map((entry) => withLabels(entry, file)));
}

/** The folder with the model files: `MODELS_DIR`, or `.data/models` of the project. */
export function modelsDirOf(env: NodeJS.ProcessEnv): string {
  return resolve(env.MODELS_DIR || '.data/models');
}

async function withLabels(entry: Entry, file: string): Promise<ModelEntry> {
  const labels =
    typeof entry.labels === 'string'
      ? z.array(z.string()).parse(JSON.parse(await readFile(join(dirname(file), entry.labels), 'utf8')))
      : entry.labels;
  const kinds = new Map<string, Detection['kind']>();
  for (const kind of ['food', 'tableware'] as const) {
    for (const label of entry.kinds[kind]) {
      if (!labels.includes(label)) throw new Error(`${entry.name}: '${label}' is not one of its labels`);
      kinds.set(label, kind);
    }
  }
  return {
    ...entry,
    home: dirname(file),
    labels: labels.map((label) => ({ label, kind: kinds.get(label) ?? 'other' })),
  };
}

import path from 'node:path';
import { z } from 'zod';
import { askPart } from './part.ts';

const SCRIPT = path.join(import.meta.dirname, 'load-process.ts');

const figures = z.object({
  answered: z.number(),
  /** Not 2xx, or no answer at all. */
  failed: z.number(),
  perSecond: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
});

export type LoadFigures = z.infer<typeof figures>;

export interface Load {
  url: string;
  path: string;
  /** Bearer tokens, used in turn. */
  tokens: readonly string[];
  connections: number;
  seconds: number;
}

/** As many requests as the other side answers, one at a time on each connection. */
export async function load(options: Load): Promise<LoadFigures> {
  return figures.parse(await askPart(SCRIPT, options));
}

import { z } from 'zod';
import { modelsDirOf } from './model-catalogue.ts';
import type { VisionOptions } from './server.ts';

const count = z.coerce.number().int().positive().optional();

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8795),
  VISION_TOKEN: z.string().min(16).optional(),
  VISION_MODELS: z.string().optional(),
  VISION_THREADS: count,
  VISION_MAX_PHOTOS: count,
  VISION_MAX_MB: count,
});

/** Reads the container's environment, where an empty variable is an absent one. Throws on values that cannot be. */
export function readConfig(env: NodeJS.ProcessEnv): VisionOptions {
  const set = environment.parse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  return {
    host: set.HOST,
    port: set.PORT,
    token: set.VISION_TOKEN,
    modelsDir: modelsDirOf(env),
    ...(set.VISION_MODELS && { models: set.VISION_MODELS.split(',').map((name) => name.trim()) }),
    ...(set.VISION_THREADS && { threads: set.VISION_THREADS }),
    ...(set.VISION_MAX_PHOTOS && { maxPhotos: set.VISION_MAX_PHOTOS }),
    ...(set.VISION_MAX_MB && { maxBytes: set.VISION_MAX_MB * 1024 * 1024 }),
  };
}

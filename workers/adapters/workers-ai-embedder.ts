import { z } from 'zod';
import type { Embedder } from '#workers/kernel/ports.ts';
import { type WorkersAiOptions, withinTime, workersAiFailure } from './workers-ai.ts';

export const DIMENSIONS = 1024;
/** A guess that no measurement of ours stands behind yet: 0.55 of cosine similarity. */
const CLOSE_FROM = 0.55;
const MOST_LETTERS = 8_000;

const answer = z.object({ data: z.array(z.array(z.number()).length(DIMENSIONS)).length(1) });

/** BGE-M3 on Workers AI, 1,024 dimensions, many languages (https://developers.cloudflare.com/workers-ai/models/bge-m3/). */
export function workersAiEmbedder(options: WorkersAiOptions & { model: string }): Embedder {
  return {
    name: options.model,
    dimensions: DIMENSIONS,
    closeFrom: CLOSE_FROM,
    async embed(masked) {
      try {
        const run = options.ai.run(options.model, { text: [masked.slice(0, MOST_LETTERS)] });
        const parsed = answer.safeParse(await withinTime(options.timeoutMs ?? 5_000, run));
        const [vector] = parsed.success ? parsed.data.data : [];
        if (vector === undefined || !vector.every(Number.isFinite)) return { ok: false, reason: 'nonsense' };
        return { ok: true, vector };
      } catch (error) {
        return workersAiFailure(error, options.report);
      }
    },
  };
}

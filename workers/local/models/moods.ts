import { z } from 'zod';

/** How the stand-in is told to answer. `honest` repeats the detector and adds nothing. */
export const moodSchema = z.object({
  mood: z
    .enum(['honest', 'rate-limited', 'overloaded', 'down', 'slow', 'nonsense', 'refusal', 'canned'])
    .default('honest'),
  /** After so many answers it is honest again; absent: until it is told otherwise. */
  times: z.number().int().positive().optional(),
  retryAfterS: z.number().positive().default(1),
  delayMs: z.number().int().nonnegative().max(120_000).default(10_000),
  /** What `canned` answers, as it stands. */
  answer: z.unknown().optional(),
});

export type Mood = z.infer<typeof moodSchema>;

export interface Moods {
  current(): Mood;
  set(mood: Mood): void;
  /** The mood for one more answer. */
  take(): Mood;
}

export function createMoods(): Moods {
  const honest = moodSchema.parse({});
  let mood = honest;
  let left = Number.POSITIVE_INFINITY;
  return {
    current: () => mood,
    set(next) {
      mood = next;
      left = next.times ?? Number.POSITIVE_INFINITY;
    },
    take() {
      const taken = mood;
      left -= 1;
      if (left <= 0) {
        mood = honest;
        left = Number.POSITIVE_INFINITY;
      }
      return taken;
    },
  };
}

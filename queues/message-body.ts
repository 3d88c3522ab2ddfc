import { z } from 'zod';
import type { JobMessage } from '#workers/kernel/ports.ts';

/** The most that a job's message may hold, in bytes: it carries ids. */
export const MAX_JOB_BYTES = 64 * 1024;

/** The path, below the origin at which the queue reaches us, where a job is delivered. */
export function jobPath(name: string): string {
  return `/jobs/${name}`;
}

/** Where the queue tells of a message that it gave up. */
export const FAILED_NAME = '_failed';

const KEY = z.string().min(1).max(200);
const bodySchema = z.object({ key: KEY.optional(), payload: z.unknown() });

export interface MessageBody {
  /** Null for a schedule's message: each firing is its own work. */
  key: string | null;
  payload: unknown;
}

export function writeMessageBody({ key, payload }: Pick<JobMessage, 'key' | 'payload'>): string {
  return JSON.stringify({ key, payload });
}

/** Null for what we never wrote. */
export function readMessageBody(text: string): MessageBody | null {
  const parsed = bodySchema.safeParse(parseJson(text));
  return parsed.success ? { key: parsed.data.key ?? null, payload: parsed.data.payload } : null;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

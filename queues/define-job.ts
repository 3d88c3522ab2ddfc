import type { z } from 'zod';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { JobDeps } from './ports.ts';

/** What a run comes to; nothing means done. `later` asks for another delivery and counts as an attempt. */
export type JobOutcome = { kind: 'done' } | { kind: 'later'; retryAfterS: number };

export interface JobCall<Payload, Needs> {
  payload: Payload;
  deps: Needs;
  /** Counts from 1, over all deliveries of this piece of work. */
  attempt: number;
  correlationId: string;
  now: Date;
  /** Fires when the time is up; what goes on after it may meet a second runner. */
  signal: AbortSignal;
}

export interface JobDefinition<Schema extends z.ZodType, Needs> {
  /** `<slice>-<verb>`: the path of its endpoint, and part of what makes a run unique. */
  name: string;
  /** Ids alone: a payload passes through the queue's vendor. */
  schema: Schema;
  /** Deliveries after the first. */
  retries: number;
  timeoutS: number;
  /** Runs at the same time, over the whole product. Unbounded when absent. */
  parallelism?: number;
  run(call: JobCall<z.output<Schema>, Needs>): Promise<JobOutcome> | Promise<void>;
  /** After the last attempt failed. It may be called more than once, and a dead letter may still be sent again. */
  onDead?(call: JobCall<z.output<Schema>, Needs>): Promise<void>;
}

/** A payload that was read, bound to its job. */
export interface Work<Needs> {
  run(call: Omit<JobCall<never, Needs>, 'payload'>): Promise<JobOutcome>;
  onDead(call: Omit<JobCall<never, Needs>, 'payload'>): Promise<void>;
}

/** A job whose payload's type is its own affair, so that jobs can stand in one registry. */
export interface AnyJob<in Needs = JobDeps> {
  readonly name: string;
  readonly retries: number;
  readonly timeoutS: number;
  readonly parallelism: number | null;
  /** Null when the payload does not fit the schema. */
  read(payload: unknown): Work<Needs> | null;
}

export interface Job<Input, Needs = JobDeps> extends AnyJob<Needs> {
  /** @param key one run per key: give it what makes this piece of work the same work. */
  message(key: string, payload: Input, options?: { delayS?: number }): JobMessage;
}

export function defineJob<Schema extends z.ZodType, Needs = JobDeps>(
  definition: JobDefinition<Schema, Needs>,
): Job<z.input<Schema>, Needs> {
  const { name, schema, retries, timeoutS, parallelism, run, onDead } = definition;
  return {
    name,
    retries,
    timeoutS,
    parallelism: parallelism ?? null,
    read(payload) {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) return null;
      return {
        run: async (call) => (await run({ ...call, payload: parsed.data })) ?? { kind: 'done' },
        onDead: async (call) => onDead?.({ ...call, payload: parsed.data }),
      };
    },
    message: (key, payload, options = {}) => ({ name, key, payload, ...options }),
  };
}

import type { AnyJob } from './define-job.ts';

const NAME = /^[a-z]+(-[a-z]+)+$/;

/** Throws when two jobs share a name, or when one is no path segment: a name is an endpoint. */
export function jobsByName<Needs>(list: readonly AnyJob<Needs>[]): ReadonlyMap<string, AnyJob<Needs>> {
  const byName = new Map<string, AnyJob<Needs>>();
  for (const job of list) {
    if (!NAME.test(job.name)) throw new Error(`A job's name is <slice>-<verb>, not ${job.name}`);
    if (byName.has(job.name)) throw new Error(`Two jobs are named ${job.name}`);
    byName.set(job.name, job);
  }
  return byName;
}

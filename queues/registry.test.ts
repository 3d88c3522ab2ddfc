import { Cron } from 'croner';
import { expect, test } from 'vitest';
import { jobsByName } from './jobs-by-name.ts';
import { countingJob } from './local/job-test-kit.ts';
import { jobs, schedules, schedulesJob } from './registry.ts';

test('what is scheduled is registered, has five fields of cron, and needs no payload', () => {
  for (const { job, cron } of [...schedules, { job: schedulesJob, cron: '0 0 1 1 *' }]) {
    expect(jobs.get(job.name)).toBe(job);
    expect(new Cron(cron, { mode: '5-part', paused: true }).nextRun()).not.toBeNull();
    expect(job.read({})).not.toBeNull();
  }
});

test('refuses two jobs of one name, and a name that is no path', () => {
  const { job } = countingJob();
  expect(() => jobsByName([job, job])).toThrow('Two jobs');
  expect(() => jobsByName([{ ...job, name: '_failed' }])).toThrow('<slice>-<verb>');
});

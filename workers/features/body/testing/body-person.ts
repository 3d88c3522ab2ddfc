import type { JobDeps } from '#queues/ports.ts';
import type { TestApp, TestPerson } from '#workers/http/testing/test-app.ts';

/** A person who allows work on their health data. */
export async function personWithConsent(app: TestApp): Promise<TestPerson> {
  const person = await app.person();
  await person.send('POST', '/api/v1/consents', { purpose: 'health-data', isGranted: true });
  return person;
}

export async function dataOf<T>(answer: Promise<Response>): Promise<T> {
  const body = (await (await answer).json()) as { data: T };
  return body.data;
}

interface Job {
  read(payload: unknown): { run(call: JobCall): Promise<unknown> } | null;
}

interface JobCall {
  deps: JobDeps;
  attempt: number;
  correlationId: string;
  now: Date;
  signal: AbortSignal;
}

/** Does a job of the body at once. */
export async function work(app: TestApp, job: Job, { payload, now }: { payload: object; now: Date }) {
  // The tests' deps lack only what schedules need.
  const deps = app.deps as JobDeps;
  await job
    .read(payload)
    ?.run({ deps, attempt: 1, correlationId: 'test', now, signal: new AbortController().signal });
}

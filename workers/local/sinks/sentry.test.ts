import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sentryReports } from '#workers/adapters/sentry-reports.ts';
import { startSinks } from './start-sinks.ts';

it('takes what Sentry’s own SDK sends', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dayloom-sentry-'));
  const sinks = await startSinks({ port: 0, dataDir, mailApiKey: 're_local' });
  const pending: Promise<unknown>[] = [];
  const dsn = `${sinks.url.replace('//', '//local@')}/1`;
  const reports = sentryReports({ dsn, release: 'test', later: (work) => pending.push(work) });
  try {
    const error = new TypeError('the spoon is missing', { cause: new Error('nobody laid the table') });
    reports.capture(error, { correlationId: 'correlation-1', route: 'GET /spoons/:id' });
    await Promise.all(pending);
    const captured = await fetch(`${sinks.url}/__captured`);
    const { errors } = (await captured.json()) as { errors: object[] };
    expect(errors).toMatchObject([
      {
        kind: 'event',
        title: 'TypeError: its text stays here',
        tags: { correlationId: 'correlation-1', route: 'GET /spoons/:id' },
      },
    ]);
  } finally {
    await sinks.close();
    rmSync(dataDir, { recursive: true });
  }
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { captureException, withSentry } from '@sentry/cloudflare';
import { expect, it } from 'vitest';
import { startSinks } from './start-sinks.ts';

it('takes what Sentry’s own SDK sends', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dayloom-sentry-'));
  const sinks = await startSinks({ port: 0, dataDir, mailApiKey: 're_local' });
  const pending: Promise<unknown>[] = [];
  const context = { waitUntil: (work: Promise<unknown>) => void pending.push(work) };
  const handler = {
    fetch() {
      captureException(new TypeError('the spoon is missing'));
      return new Response('ok');
    },
  };
  const dsn = `${sinks.url.replace('//', '//local@')}/1`;
  const worker = withSentry(() => ({ dsn }), handler as ExportedHandler);
  try {
    const answer = await worker.fetch?.(
      new Request('http://dayloom.example/') as never,
      {},
      context as never,
    );
    await answer?.text();
    const errors = async () => {
      const captured = await fetch(`${sinks.url}/__captured`);
      return ((await captured.json()) as { errors: object[] }).errors;
    };
    while ((await errors()).length === 0) await Promise.all(pending);
    expect(await errors()).toMatchObject([{ kind: 'event', title: 'TypeError: the spoon is missing' }]);
  } finally {
    await sinks.close();
    rmSync(dataDir, { recursive: true });
  }
});

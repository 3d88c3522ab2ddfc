/** Sends requests as fast as they are answered, in a process of its own; says what came of it. */
import autocannon from 'autocannon';
import { z } from 'zod';
import { serveParent } from './serve-parent.ts';

const options = z.object({
  url: z.string(),
  path: z.string(),
  tokens: z.array(z.string()),
  connections: z.number(),
  seconds: z.number(),
});

await serveParent(async (asked) => {
  const { url, path, tokens, connections, seconds } = options.parse(asked);
  const requests = tokens.map((token) => ({ path, headers: { authorization: `Bearer ${token}` } }));
  let opened = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    // Dealt out among the connections: autocannon builds each connection's requests before it begins, and all of them for
    // each of 500 connections kept it busy for seconds that counted as the other side's.
    setupClient(client) {
      const nth = opened++ % requests.length;
      client.setRequests(requests.filter((_, index) => index % connections === nth % connections));
    },
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  const says = {
    answered: result.requests.total,
    failed,
    perSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
  return { says, close: async () => undefined };
});

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
    requests,
    // Each connection begins with another member, or all would ask for the same ones at the same time.
    setupClient(client) {
      const first = Math.floor((opened++ * requests.length) / connections) % requests.length;
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
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

import { waitUntil } from 'cloudflare:workers';
import { createGate } from '../gate.ts';

const gate = createGate({
  places: 2,
  patienceMs: 20_000,
  whenLate: () => new Error('late'),
  later: (work) => waitUntil(work.catch(() => undefined)),
});

/** Asks a slow place in turn with others, and once more outside of the gate: only a request's own turn may do its I/O. */
export default {
  async fetch(request: Request, env: { SLOW_URL: string }): Promise<Response> {
    const who = new URL(request.url).searchParams.get('who') ?? 'nobody';
    const ask = async () => (await fetch(`${env.SLOW_URL}/${who}`)).text();
    const told = await gate.pass(who, ask);
    const own = await (await fetch(`${env.SLOW_URL}/own`)).text();
    return Response.json({ told, own });
  },
};

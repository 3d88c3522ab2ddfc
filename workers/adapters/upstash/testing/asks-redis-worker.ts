import { waitUntil } from 'cloudflare:workers';
import { type Upstash, upstash } from '../upstash.ts';

interface Env {
  REDIS_URL: string;
  REDIS_TOKEN: string;
}

let redis: Upstash | undefined;
let asked = 0;

/** Asks for limit and revocation as a request of the product does, with patience for a test that holds Redis back. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    redis ??= upstash({ url: env.REDIS_URL, token: env.REDIS_TOKEN, timeoutMs: 20_000, later: waitUntil });
    const who = new URL(request.url).searchParams.get('who');
    if (who === null) return Response.json(asked);
    const answers = Promise.all([redis.limiter.limit('member', who), redis.revocations.isRevoked(who)]);
    asked += 1;
    const [{ remaining, degraded }, isRevoked] = await answers;
    // Only a request's own turn may do its I/O: this would throw in another's.
    const own = await (await fetch(env.REDIS_URL, { method: 'POST' })).text();
    return Response.json({ remaining, degraded, isRevoked, hasOwn: own !== '' });
  },
};

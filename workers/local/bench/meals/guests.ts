import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { liveProtocols } from '#workers/live/socket-protocol.ts';
import { connectLive } from '#workers/live/testing/live-client.ts';
import { sessionTokenSigner } from '../../identity/session-token.ts';
import { signingKeyOf } from '../../whole-path/testing/people.ts';
import type { MealsSetting } from './setting.ts';

export interface Outcome {
  status: number;
  /** Of the error table; null when the photo was taken in. */
  code: string | null;
  /** In s; null when none was sent. */
  retryAfterS: number | null;
  /** From sending the photo until it was answered, and until its page was told that the meal is ready. */
  answeredMs: number;
  readyMs: number | null;
}

export interface Guest {
  photograph(photo: Uint8Array): Promise<Outcome>;
  leave(): void;
}

const accepted = z.object({ data: z.object({ id: z.string() }) });
const refused = z.object({ error: z.object({ code: z.string() }) });
const event = z.object({ id: z.string(), state: z.string() });

/** Somebody who was never here before, with the app open. Such a member may have three photos a day analysed. */
export async function newGuest({ plan, url }: MealsSetting): Promise<Guest> {
  const signer = await sessionTokenSigner(signingKeyOf(plan));
  const session = { sessionId: `sess_${randomUUID()}`, signedInAtMs: Date.now(), azp: url };
  const { jwt } = await signer.sign({ ...session, userId: `user_bench_${randomUUID()}` }, Date.now());
  const live = await connectLive(`${url}/api/v1/live`, liveProtocols(jwt));
  await live.next();
  const allowed = await fetch(`${url}/api/v1/consents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${jwt}`, 'content-type': 'application/json' },
    body: JSON.stringify({ purpose: 'outside-models', isGranted: true }),
  });
  if (!allowed.ok) throw new Error(`consent: ${allowed.status}`);

  async function untilEnd(id: string): Promise<void> {
    for (;;) {
      const heard = event.safeParse(JSON.parse(await live.next()));
      if (!heard.success || heard.data.id !== id) continue;
      if (heard.data.state === 'ready') return;
      if (heard.data.state === 'failed') throw new Error('an analysis failed');
    }
  }

  return {
    async photograph(photo) {
      const body = new FormData();
      body.set('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'meal.jpg');
      const startedAt = performance.now();
      const headers = { authorization: `Bearer ${jwt}` };
      const response = await fetch(`${url}/api/v1/food-analyses`, { method: 'POST', headers, body });
      const answer: unknown = await response.json();
      const answeredMs = performance.now() - startedAt;
      const { status, headers: answered } = response;
      const retryAfterS = answered.has('retry-after') ? Number(answered.get('retry-after')) : null;
      if (status !== 202) {
        const { code } = refused.parse(answer).error;
        return { status, code, retryAfterS, answeredMs, readyMs: null };
      }
      await untilEnd(accepted.parse(answer).data.id);
      return { status, code: null, retryAfterS, answeredMs, readyMs: performance.now() - startedAt };
    },
    leave: () => live.close(),
  };
}

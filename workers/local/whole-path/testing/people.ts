import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type FoodAnalysis, foodAnalysis } from '#workers/features/food/schemas.ts';
import { liveProtocols } from '#workers/live/socket-protocol.ts';
import { connectLive, type LiveClient } from '#workers/live/testing/live-client.ts';
import { sessionTokenSigner, type TokenSubject } from '#workers/local/identity/session-token.ts';
import { loopback, type Plan } from '#workers/local/supervisor/plan.ts';

export interface Person {
  session: TokenSubject;
  token(): Promise<string>;
  send(path: string, init?: RequestInit): Promise<Response>;
  /** What the API says at the path. Throws when it refuses. */
  read(path: string): Promise<unknown>;
  /** Photos may go to a model from now on. */
  allowOutsideModels(): Promise<void>;
  /** Uploads a photo. */
  upload(photo: Uint8Array, options?: { name?: string; headers?: Record<string, string> }): Promise<Response>;
  /** Uploads a photo that is taken and may go to a model, and gives the analysis' id. */
  photograph(photo: Uint8Array): Promise<string>;
  meal(id: string): Promise<FoodAnalysis>;
  /** An open socket that was greeted. */
  listen(): Promise<LiveClient>;
}

export interface People {
  /** Somebody new, signed in by the identity provider's own key. */
  person(): Promise<Person>;
}

const ANALYSES = '/api/v1/food-analyses';
const secrets = z.object({ privateKeyPem: z.string() });
const data = z.object({ data: z.unknown() });
const accepted = z.object({ data: z.object({ id: z.string() }) });

/** What the identity provider of this installation signs with, and as whom. */
export function signingKeyOf({ installation, ports }: Plan): { privateKeyPem: string; issuer: string } {
  const file = path.join(installation.dataDir, 'identity/identity-secrets.json');
  const { privateKeyPem } = secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { privateKeyPem, issuer: loopback(ports.identity) };
}

export async function peopleOf(plan: Plan): Promise<People> {
  const origin = loopback(plan.ports.app);
  const signer = await sessionTokenSigner(signingKeyOf(plan));
  let count = 0;

  return {
    async person() {
      count += 1;
      const userId = `user_demo_${count}`;
      const session = { userId, sessionId: `sess_demo_${count}`, signedInAtMs: Date.now(), azp: origin };
      const token = async () => (await signer.sign(session, Date.now())).jwt;

      async function send(at: string, init: RequestInit = {}): Promise<Response> {
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer ${await token()}`);
        return fetch(origin + at, { ...init, headers });
      }

      const person: Person = {
        session,
        token,
        send,
        async read(at) {
          const response = await send(at);
          if (!response.ok) throw new Error(`${at}: ${response.status} ${await response.text()}`);
          return data.parse(await response.json()).data;
        },
        async allowOutsideModels() {
          const response = await send('/api/v1/consents', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ purpose: 'outside-models', isGranted: true }),
          });
          if (!response.ok) throw new Error(`consent: ${response.status} ${await response.text()}`);
        },
        async upload(photo, { name = 'meal.jpg', headers = {} } = {}) {
          const body = new FormData();
          body.set('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), name);
          return send(ANALYSES, { method: 'POST', body, headers });
        },
        async photograph(photo) {
          await person.allowOutsideModels();
          const response = await person.upload(photo);
          const body: unknown = await response.json();
          if (response.status !== 202) throw new Error(`${response.status} ${JSON.stringify(body)}`);
          return accepted.parse(body).data.id;
        },
        meal: async (id) => foodAnalysis.parse(await person.read(`${ANALYSES}/${id}`)),
        async listen() {
          const live = await connectLive(`${origin}/api/v1/live`, liveProtocols(await token()));
          await live.next();
          return live;
        },
      };
      return person;
    },
  };
}

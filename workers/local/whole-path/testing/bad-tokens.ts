import { createHmac } from 'node:crypto';
import { newPrivateKey } from '#workers/local/identity/identity-keys.ts';
import { sessionTokenSigner, type TokenSubject } from '#workers/local/identity/session-token.ts';
import type { Plan } from '#workers/local/supervisor/plan.ts';
import { signingKeyOf } from './people.ts';

/** Tokens that must not open anything, each like `good`, a token of `session`, but for what its name says. */
export async function badTokens(
  plan: Plan,
  session: TokenSubject,
  good: string,
): Promise<Record<string, string>> {
  const own = signingKeyOf(plan);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const headerWith = (changes: object) => encode({ ...decode(header), ...changes });
  const signed = async (
    changes: { privateKeyPem?: string; issuer?: string },
    agoMs = 0,
    azp = session.azp,
  ) => {
    const signer = await sessionTokenSigner({ ...own, ...changes });
    return (await signer.sign({ ...session, azp }, Date.now() - agoMs)).jwt;
  };
  const hmac = `${headerWith({ alg: 'HS256' })}.${payload}`;
  return {
    'that somebody else signed': await signed({ privateKeyPem: newPrivateKey() }),
    'that expired': await signed({}, 70_000),
    'that is not valid yet': await signed({}, -120_000),
    'of another issuer': await signed({ issuer: 'https://elsewhere.example' }),
    'made for another page': await signed({}, 0, 'https://elsewhere.example'),
    'of another person under the old signature': `${header}.${encode({ ...decode(payload), sub: 'user_demo_other' })}.${signature}`,
    'with alg none': `${headerWith({ alg: 'none' })}.${payload}.`,
    'with alg none and the old signature': `${headerWith({ alg: 'none' })}.${payload}.${signature}`,
    'whose HMAC has the public key for its secret': `${hmac}.${createHmac('sha256', plan.secrets.identityPublicKey).update(hmac).digest('base64url')}`,
    'that is none': 'x.y.z',
  };
}

function decode(part: string): object {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

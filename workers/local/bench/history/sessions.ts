import { newPrivateKey, publicKeyOf } from '../../identity/identity-keys.ts';
import { sessionTokenSigner } from '../../identity/session-token.ts';
import { subjectOf } from './member-rows.ts';

export const ISSUER = 'http://127.0.0.1:1';
export const APP_ORIGIN = 'http://127.0.0.1:2';

export interface Sessions {
  publicKeyPem: string;
  /** Fresh session tokens of members by number; they live for a minute. */
  tokensOf(members: readonly number[]): Promise<string[]>;
}

/** Signs people in as the identity provider would. */
export async function createSessions(): Promise<Sessions> {
  const privateKeyPem = newPrivateKey();
  const signer = await sessionTokenSigner({ privateKeyPem, issuer: ISSUER });
  return {
    publicKeyPem: publicKeyOf(privateKeyPem).pem,
    tokensOf: (members) =>
      Promise.all(
        members.map(async (number) => {
          const nowMs = Date.now();
          const subject = {
            userId: subjectOf(number),
            sessionId: `sess_bench_${number}`,
            signedInAtMs: nowMs,
            azp: APP_ORIGIN,
          };
          return (await signer.sign(subject, nowMs)).jwt;
        }),
      ),
  };
}

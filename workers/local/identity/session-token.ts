import { randomBytes } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { publicKeyOf } from './identity-keys.ts';

/** What the token says of the session. */
export interface TokenSubject {
  userId: string;
  sessionId: string;
  signedInAtMs: number;
  /** Origin of the page that asked for the token. */
  azp: string;
}

export interface SessionToken {
  jwt: string;
  /** Unix time in ms. */
  expiresAt: number;
}

export interface TokenSigner {
  sign(subject: TokenSubject, nowMs: number): Promise<SessionToken>;
}

const LIFETIME_S = 60;
const CATEGORY = 'cl_B7d4PD111AAA';

/** Signs session tokens as Clerk does, version 2 (https://clerk.com/docs/guides/sessions/session-tokens). */
export async function sessionTokenSigner(options: {
  privateKeyPem: string;
  issuer: string;
}): Promise<TokenSigner> {
  const key = await importPKCS8(options.privateKeyPem, 'RS256');
  const { kid } = publicKeyOf(options.privateKeyPem);
  return {
    async sign({ userId, sessionId, signedInAtMs, azp }, nowMs) {
      const iat = Math.floor(nowMs / 1000);
      const exp = iat + LIFETIME_S;
      const minutes = Math.max(0, Math.floor((nowMs - signedInAtMs) / 60_000));
      const jwt = await new SignJWT({
        v: 2,
        sid: sessionId,
        sub: userId,
        iss: options.issuer,
        azp,
        sts: 'active',
        fva: [minutes, -1],
        pla: 'u:free',
        fea: '',
        jti: randomBytes(10).toString('hex'),
        iat,
        nbf: iat - 10,
        exp,
      })
        .setProtectedHeader({ alg: 'RS256', cat: CATEGORY, kid, typ: 'JWT' })
        .sign(key);
      return { jwt, expiresAt: exp * 1000 };
    },
  };
}

import { jsonReply } from '../json-reply.ts';
import { startLoopback } from '../loopback-server.ts';
import { type Credentials, createAccounts } from './accounts.ts';
import { attemptLimit } from './attempt-limit.ts';
import { createBackendApi } from './backend-api.ts';
import { createBrowserApi } from './browser-api.ts';
import { identitySecrets, publicKeyOf } from './identity-keys.ts';
import { openIdentityStore } from './identity-store.ts';
import { type Passwords, scryptPasswords } from './password.ts';
import { sessionTokenSigner } from './session-token.ts';
import { createWebhooks } from './webhooks.ts';

export interface IdentityOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** Absent: nothing outlives the process. */
  dataDir?: string;
  /** PKCS #8; absent: made at the first start and kept. */
  privateKeyPem?: string;
  /** Origins of the pages that may sign people in: scheme, host and port. */
  appOrigins: readonly string[];
  /** A person who is there from the start. */
  demo?: Credentials & { id: string };
  /** Another one, who is of the staff: the role itself stands in our database. */
  demoStaff?: Credentials & { id: string };
  /** Where `user.*` and `session.*` messages go. */
  webhookUrl?: string;
  /** Attempts to sign in or up for one e-mail address. */
  attemptsPerMinute?: number;
  passwords?: Passwords;
  now?: () => number;
}

export interface RunningIdentity {
  /** Origin of the provider: `AUTH_LOCAL_URL`, `CLERK_API_URL`, and, since it signs as itself, `CLERK_ISSUER`. */
  url: string;
  issuer: string;
  /** PEM public key: `CLERK_JWT_KEY`. */
  jwtKey: string;
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 64 * 1024;

/**
 * Stands where Clerk stands in production: people with passwords, session tokens, the Backend API that the SDK calls, and
 * signed webhooks. A page talks to it through `/v1/sign-in` and its siblings, which are its own and not Clerk's.
 */
export async function startIdentity(options: IdentityOptions): Promise<RunningIdentity> {
  const { dataDir, appOrigins, now = Date.now } = options;
  const secrets = await identitySecrets({ dataDir, privateKeyPem: options.privateKeyPem });
  const key = publicKeyOf(secrets.privateKeyPem);
  const store = await openIdentityStore({ dataDir });
  const webhooks = createWebhooks({
    store,
    url: options.webhookUrl,
    secret: secrets.webhookSecret,
    instanceId: key.kid,
    now,
  });
  const attempts = attemptLimit({ perMinute: options.attemptsPerMinute ?? 10, now });
  const passwords = options.passwords ?? scryptPasswords();
  const accounts = createAccounts({ store, passwords, attempts, webhooks, now });
  if (options.demo) await accounts.seed(options.demo);
  if (options.demoStaff) await accounts.seed(options.demoStaff);

  const backendApi = createBackendApi({ store, webhooks, secretKey: secrets.secretKey, now });
  const jwks = { keys: [{ ...key.jwk, kid: key.kid, use: 'sig', alg: 'RS256' }] };
  let browserApi: ReturnType<typeof createBrowserApi> = async () => null;

  const server = await startLoopback(
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/.well-known/jwks.json' || pathname === '/v1/jwks') return jsonReply(200, jwks);
      return (await browserApi(request)) ?? backendApi(request);
    },
    { port: options.port, host: options.host ?? '127.0.0.1', maxBodyBytes: MAX_BODY_BYTES },
  );
  // The issuer is the server's own address, which is known once it listens.
  const signer = await sessionTokenSigner({ privateKeyPem: secrets.privateKeyPem, issuer: server.url });
  browserApi = createBrowserApi({ accounts, signer, appOrigins, now });

  return {
    url: server.url,
    issuer: server.url,
    jwtKey: key.pem,
    secretKey: secrets.secretKey,
    publishableKey: `pk_test_${Buffer.from(`${new URL(server.url).host}$`).toString('base64')}`,
    webhookSecret: secrets.webhookSecret,
    async close() {
      await server.close();
      await webhooks.close();
    },
  };
}

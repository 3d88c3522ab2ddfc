import { createECDH, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { identitySecrets, publicKeyOf } from '../identity/identity-keys.ts';

const secretsSchema = z.object({
  redisToken: z.string(),
  queueToken: z.string(),
  queueSigningKey: z.string(),
  queueNextSigningKey: z.string(),
  modelsKey: z.string(),
  mailKey: z.string(),
  paymentsKey: z.string(),
  paymentsWebhookSecret: z.string(),
  visionToken: z.string(),
  metricsToken: z.string(),
  /** 32 bytes in base64url. It opens what the members of this installation wrote: it must live as long as the data. */
  masterKey: z.string(),
  linkSecret: z.string(),
  vapidPublicKey: z.string(),
  vapidPrivateKey: z.string(),
});

export interface LocalSecrets extends z.infer<typeof secretsSchema> {
  identityPublicKey: string;
  identityApiKey: string;
}

/** This installation's own secrets, made at random on the first call and readable by their owner alone. */
export async function loadSecrets(dataDir: string): Promise<LocalSecrets> {
  const { privateKeyPem, secretKey } = await identitySecrets({ dataDir: path.join(dataDir, 'identity') });
  const own = loadOwn(path.join(dataDir, 'secrets.json'));
  return { ...own, identityPublicKey: publicKeyOf(privateKeyPem).pem, identityApiKey: secretKey };
}

function loadOwn(file: string): z.infer<typeof secretsSchema> {
  const stored = readOrEmpty(file);
  const known = secretsSchema.safeParse(stored);
  if (known.success) return known.data;
  const secrets = secretsSchema.parse({ ...newSecrets(), ...stored });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function newSecrets(): z.infer<typeof secretsSchema> {
  const vapid = createECDH('prime256v1');
  vapid.generateKeys();
  const random = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;
  return {
    redisToken: random('local_'),
    queueToken: random('local_'),
    queueSigningKey: random('sig_'),
    queueNextSigningKey: random('sig_'),
    modelsKey: random('sk-local-'),
    mailKey: random('re_'),
    paymentsKey: random('sk_test_'),
    paymentsWebhookSecret: random('whsec_'),
    visionToken: random('local_'),
    metricsToken: random('local_'),
    masterKey: randomBytes(32).toString('base64url'),
    linkSecret: random('link_'),
    vapidPublicKey: vapid.getPublicKey('base64url'),
    vapidPrivateKey: vapid.getPrivateKey('base64url'),
  };
}

function readOrEmpty(file: string): object {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}

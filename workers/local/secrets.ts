import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  /** Signs the sessions of the local identity provider: PKCS #8 and SPKI, PEM. */
  identityPrivateKey: z.string(),
  identityPublicKey: z.string(),
  identityApiKey: z.string(),
  redisToken: z.string(),
  queueToken: z.string(),
  queueSigningKey: z.string(),
  queueNextSigningKey: z.string(),
  modelsKey: z.string(),
  mailKey: z.string(),
  visionToken: z.string(),
  metricsToken: z.string(),
});

export type LocalSecrets = z.infer<typeof secretsSchema>;

/** This installation's own secrets, made at random on the first call and readable by their owner alone. */
export function loadSecrets(file: string): LocalSecrets {
  const stored = readOrEmpty(file);
  const known = secretsSchema.safeParse(stored);
  if (known.success) return known.data;
  const secrets = secretsSchema.parse({ ...newSecrets(), ...stored });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function newSecrets(): LocalSecrets {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const random = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;
  return {
    identityPrivateKey: privateKey,
    identityPublicKey: publicKey,
    identityApiKey: random('sk_test_'),
    redisToken: random('local_'),
    queueToken: random('local_'),
    queueSigningKey: random('sig_'),
    queueNextSigningKey: random('sig_'),
    modelsKey: random('sk-local-'),
    mailKey: random('re_'),
    visionToken: random('local_'),
    metricsToken: random('local_'),
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

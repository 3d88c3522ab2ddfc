import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { replaceFile } from './replace-file.ts';

const secretsSchema = z.object({
  privateKeyPem: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
  secretKey: z.string().startsWith('sk_test_'),
  webhookSecret: z.string().startsWith('whsec_'),
});

export type IdentitySecrets = z.infer<typeof secretsSchema>;

export interface SecretsOptions {
  dataDir?: string | undefined;
  /** PKCS #8; absent: one is made. */
  privateKeyPem?: string | undefined;
}

/** The provider's own secrets: made at the first start, then kept in `dataDir`. */
export async function identitySecrets({ dataDir, privateKeyPem }: SecretsOptions): Promise<IdentitySecrets> {
  if (dataDir === undefined) return newSecrets(privateKeyPem);
  const file = path.join(dataDir, 'identity-secrets.json');
  await mkdir(dataDir, { recursive: true });
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const kept = text === null ? null : secretsSchema.parse(JSON.parse(text));
  if (kept !== null) return privateKeyPem === undefined ? kept : { ...kept, privateKeyPem };
  const secrets = newSecrets(privateKeyPem);
  await replaceFile(file, JSON.stringify(secrets));
  return secrets;
}

function newSecrets(privateKeyPem = newPrivateKey()): IdentitySecrets {
  return {
    privateKeyPem,
    secretKey: `sk_test_${randomBytes(24).toString('hex')}`,
    webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  };
}

/** An RSA key of 2,048 bits, the size of Clerk's, in PKCS #8. */
export function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** What the other side is given: the PEM public key (`CLERK_JWT_KEY`), and the key's name in tokens. */
export function publicKeyOf(privateKeyPem: string): { pem: string; jwk: JsonWebKey; kid: string } {
  const key = createPublicKey(privateKeyPem);
  const pem = key.export({ type: 'spki', format: 'pem' }).toString().trim();
  const kid = `ins_${createHash('sha256').update(pem).digest('hex').slice(0, 27)}`;
  return { pem, kid, jwk: key.export({ format: 'jwk' }) };
}

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Null stands for a person who does not exist: it takes as long, and is false. */
  verify(password: string, hash: string | null): Promise<boolean>;
}

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** OWASP's password storage cheat sheet: 32 MiB, three passes. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

/** scrypt (RFC 7914). A hash says its own cost, so that a later one can be raised. */
export function scryptPasswords(cost: Cost = COST): Passwords {
  const nobody = format(cost, randomBytes(16), randomBytes(KEY_BYTES));
  return {
    async hash(password) {
      const salt = randomBytes(16);
      return format(cost, salt, await derive(password, salt, cost));
    },
    async verify(password, hash) {
      const stored = parse(hash ?? nobody);
      const derived = await derive(password, stored.salt, stored.cost);
      return timingSafeEqual(derived, stored.key) && hash !== null;
    },
  };
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const maxmem = 256 * cost.r * (cost.N + cost.p + 2);
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, { ...cost, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function format({ N, r, p }: Cost, salt: Buffer, key: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

function parse(hash: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const [kind, N, r, p, salt = '', key = ''] = hash.split('$');
  if (kind !== 'scrypt') throw new Error('the password hash is not of a known kind');
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

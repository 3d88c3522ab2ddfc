import { APP_ORIGIN, ISSUER } from './sessions.ts';

interface Around {
  neon: string;
  redisUrl: string;
  redisToken: string;
  publicKeyPem: string;
}

/** What the Worker is told. Nothing listens at port 1: none of those services is asked in this measurement. */
export function variablesFor({ neon, redisUrl, redisToken, publicKeyPem }: Around): Record<string, string> {
  return {
    PUBLIC_URL: APP_ORIGIN,
    DATABASE_URL: 'postgresql://dayloom_owner:none@localhost/dayloom',
    NEON_LOCAL_PROXY: neon,
    UPSTASH_REDIS_REST_URL: redisUrl,
    UPSTASH_REDIS_REST_TOKEN: redisToken,
    MASTER_KEYS: `1:${btoa('master key of the bench, 32 byte')}`,
    LINK_SECRET: 'link secret of the bench, 32 bytes long',
    QSTASH_URL: 'http://127.0.0.1:1',
    QSTASH_TOKEN: 'unused',
    QSTASH_CURRENT_SIGNING_KEY: 'unused',
    QSTASH_NEXT_SIGNING_KEY: 'unused',
    CLERK_SECRET_KEY: 'sk_test_unused',
    CLERK_PUBLISHABLE_KEY: 'pk_test_unused',
    CLERK_JWT_KEY: publicKeyPem,
    CLERK_ISSUER: ISSUER,
    SENTRY_DSN: 'http://unused@127.0.0.1:1/1',
  };
}

import { createMiddleware } from 'hono/factory';
import { AppError } from '#workers/kernel/errors.ts';
import type { HttpEnv } from './types.ts';

/**
 * What stays open wherever somebody is: what belongs to a person is theirs to take out and to erase, and they must be able
 * to sign in and out for it. Webhooks, the queue and health are no product.
 */
const OPEN = [
  '/api/v1/config',
  '/api/v1/users/me',
  '/api/v1/sessions',
  '/api/v1/consents',
  '/api/v1/data-exports',
  '/api/v1/export-files',
  '/api/v1/erasure',
  '/api/v1/erasure-receipts',
  '/api/v1/digest-unsubscriptions',
  '/api/v1/portal-sessions',
  '/api/v1/billing',
];

const isOpen = (path: string) => OPEN.some((open) => path === open || path.startsWith(`${open}/`));

/**
 * Refuses the product (451, RFC 7725) where the operator does not offer it. The country is what Cloudflare makes of the
 * address (`CF-IPCountry`, ISO 3166-1 alpha-2), which a client cannot set; a request without one is let in.
 */
export function notOfferedIn(countries: ReadonlySet<string>) {
  return createMiddleware<HttpEnv>(async (http, next) => {
    const { path } = http.req;
    const isProduct = path.startsWith('/api/') || path === '/mcp' || path.startsWith('/mcp/');
    const country = http.req.header('cf-ipcountry')?.toUpperCase();
    if (isProduct && country !== undefined && countries.has(country) && !isOpen(path))
      throw new AppError('DAY-REQ-1008');
    await next();
  });
}

/** Reads `BLOCKED_COUNTRIES`: codes of two letters, separated by commas; null when one is not. */
export function parseCountries(text: string): ReadonlySet<string> | null {
  const codes = text
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '');
  return codes.every((code) => /^[A-Z][A-Z0-9]$/.test(code)) ? new Set(codes) : null;
}

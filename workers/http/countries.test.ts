import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { notOfferedIn, parseCountries } from './countries.ts';
import { sendError } from './error-response.ts';
import type { HttpEnv } from './types.ts';

const app = new OpenAPIHono<HttpEnv>();
app.use(notOfferedIn(new Set(['XX', 'US'])));
app.onError((error, http) => sendError(http, error));
app.all('*', (http) => http.text('ok'));

const statusOf = async (path: string, country?: string) =>
  (await app.request(path, { headers: country === undefined ? {} : { 'CF-IPCountry': country } })).status;

test('the product is not offered where the operator says so, and is elsewhere', async () => {
  expect(await statusOf('/api/v1/food-analyses', 'US')).toBe(451);
  expect(await statusOf('/mcp', 'us')).toBe(451);
  expect(await statusOf('/api/v1/food-analyses', 'AT')).toBe(200);
  expect(await statusOf('/api/v1/food-analyses')).toBe(200);
});

test('what belongs to a person can be taken out and erased from anywhere', async () => {
  for (const path of [
    '/api/v1/data-exports',
    '/api/v1/erasure',
    '/api/v1/export-files/x',
    '/webhooks/payments',
  ])
    expect(await statusOf(path, 'US')).toBe(200);
  expect(await statusOf('/api/v1/erasure-of-others', 'US')).toBe(451);
});

test('reads codes of countries, and refuses what is none', () => {
  expect([...(parseCountries(' us, T1 ,') ?? [])]).toEqual(['US', 'T1']);
  expect(parseCountries('USA')).toBeNull();
});

import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { sendError } from './error-response.ts';
import { servePages } from './pages.ts';
import type { HttpEnv } from './types.ts';
import { preferredLanguage } from './written-pages.ts';

const FILES = ['/', '/written/en/welcome', '/written/de/welcome', '/written/de/archetypes/pacer'];

function appWithFiles() {
  const app = new OpenAPIHono<HttpEnv>();
  app.onError((error, http) => sendError(http, error));
  servePages(app, {
    policy: "default-src 'none'",
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (!FILES.includes(pathname)) return new Response(null, { status: 404 });
      return new Response(pathname, { headers: { 'content-type': 'text/html' } });
    },
  });
  return (path: string, language = 'en') =>
    app.request(path, { headers: { accept: 'text/html', 'accept-language': language } });
}

test('the start page and the catalogue are served as they were written, in the language asked for', async () => {
  const open = appWithFiles();
  expect(await (await open('/')).text()).toBe('/written/en/welcome');
  expect(await (await open('/', 'de-AT,de;q=0.9,en;q=0.5')).text()).toBe('/written/de/welcome');
  const page = await open('/archetypes/pacer', 'de');
  expect(await page.text()).toBe('/written/de/archetypes/pacer');
  expect(page.headers.get('cache-control')).toBe('public, max-age=3600');
  expect(page.headers.get('vary')).toContain('Accept-Language');
});

test('every other address, and what was not written, is the app itself and asked for anew', async () => {
  const open = appWithFiles();
  for (const path of ['/today', '/index.html', '/archetypes/nobody', '/archetypes/pacer/more']) {
    const page = await open(path);
    expect(await page.text()).toBe('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
  }
});

test('reads which language a browser would rather have', () => {
  expect(preferredLanguage('fr-FR,fr;q=0.9,de;q=0.8,en;q=0.7')).toBe('de');
  expect(preferredLanguage('de;q=0.1, en')).toBe('en');
  expect(preferredLanguage('de;q=0')).toBe('en');
  expect(preferredLanguage('')).toBe('en');
});

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ARCHETYPES } from '#workers/features/archetypes/index.ts';
import { workerBundle } from '#workers/local/whole-path/testing/worker-bundle.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../../..');
const bin = (name: string) => path.join(root, 'node_modules/.bin', name);
const KB = 1000;

let folder: string;
let dist: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dayloom-bundle-'));
  dist = path.join(folder, 'web');
  await run(
    bin('vite'),
    [
      ...['build', 'web', '--config', 'web/vite.config.ts', '--outDir', dist],
      ...['--logLevel', 'error', '--manifest', 'manifest.json'],
    ],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', VITE_AUTH: 'clerk' },
    },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the Worker’s bundle', () => {
  const metafile = z.object({ inputs: z.record(z.string(), z.unknown()) });

  test('holds nothing that only runs locally, and stays small', async () => {
    const out = await workerBundle();
    const meta = readdirSync(out).find((name) => name.includes('meta') && name.endsWith('.json')) ?? '';
    const inputs = Object.keys(metafile.parse(JSON.parse(readFileSync(path.join(out, meta), 'utf8'))).inputs);
    expect(inputs.length).toBeGreaterThan(100);
    expect(inputs.filter((file) => LOCAL_ONLY.test(file))).toEqual([]);
    const code = readFileSync(path.join(out, 'main.js'), 'utf8');
    // Payments, product events and archives come with SDKs of their own.
    expect(gzipSync(code.replace(WEIGHTS, '')).byteLength).toBeLessThan(1_250 * KB);
    // Cloudflare takes 10 MB; our own models of words and moods may have 6 of them.
    expect(gzipSync(code).byteLength).toBeLessThan(7_000 * KB);
  });

  test('the check is known to catch a stand-in, a test and a seed', () => {
    for (const file of ['workers/local/start.ts', 'db/testing/test-database.ts', 'db/seed/demo/dishes.ts']) {
      expect(LOCAL_ONLY.test(file)).toBe(true);
    }
  });
});

/** Weights of models, which stand in the code as base64. */
const WEIGHTS = /[A-Za-z0-9+/=]{5000,}/g;

/** Folders that are never deployed. */
const LOCAL_ONLY = /(^|\/)(workers|db|queues)\/(local|testing|seed)\/|\/testing\/|\.test\.ts$/;

describe('the production web app', () => {
  test('knows nothing of the local sign-in', () => {
    const code = scripts(dist).map((file) => readFileSync(file, 'utf8'));
    expect(code.length).toBeGreaterThan(3);
    expect(code.filter((text) => text.includes('dayloom-demo') || text.includes('/v1/sign-in'))).toEqual([]);
  });

  test('loads at most 123 kB of JavaScript for the start page, and 161 kB for Today with its shell and texts', () => {
    const start = ['src/app/routes/welcome.tsx', ...textsOf('account')];
    const today = [
      'src/app/shell/member-shell.tsx',
      'src/app/routes/today.tsx',
      ...textsOf('today', 'meal', 'journal', 'mood', 'archetypes', 'habits', 'prompts', 'wellness'),
    ];
    expect(gzipOf(start)).toBeLessThan(123 * KB);
    expect(gzipOf(today)).toBeLessThan(161 * KB);
  });

  test('has no inline script or style: its policy would refuse them', () => {
    const files = [path.join(dist, 'index.html'), ...pages(dist)];
    for (const file of files) {
      const html = readFileSync(file, 'utf8');
      expect(html, file).not.toMatch(/<script(?![^>]*\b(?:src=|type="application\/json"))[^>]*>\s*\S/);
      expect(html, file).not.toMatch(/<style|\sstyle=|\son\w+=/);
    }
  });

  test('brings the start page and the catalogue as text, in both languages', () => {
    const welcome = (language: string) =>
      readFileSync(path.join(dist, 'written', language, 'welcome.html'), 'utf8');
    expect(welcome('en')).toContain('<h1 class="text-3xl sm:text-4xl">Your day, woven into one picture</h1>');
    expect(welcome('de')).toContain('<html lang="de"');
    expect(welcome('de')).toContain('Dein Tag, zu einem Bild gewoben</h1>');
    expect(pages(dist)).toHaveLength(2 * (2 + ARCHETYPES.length));
  });
});

const textsOf = (...areas: string[]) => areas.map((area) => `src/lib/intl/en/${area}.ts`);

const manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).optional() }),
);

/** Bytes of the scripts that a phone fetches for these modules, the entry and everything that they import. */
function gzipOf(modules: readonly string[]): number {
  const chunks = manifest.parse(JSON.parse(readFileSync(path.join(dist, 'manifest.json'), 'utf8')));
  const fetched = new Set<string>();
  const fetch = (name: string) => {
    const chunk = chunks[name];
    if (chunk === undefined) throw new Error(`the web app has no chunk of ${name}`);
    if (fetched.has(chunk.file)) return;
    fetched.add(chunk.file);
    chunk.imports?.forEach(fetch);
  };
  ['index.html', ...modules].forEach(fetch);
  const sizes = [...fetched].map((file) => gzipSync(readFileSync(path.join(dist, file))).byteLength);
  return sizes.reduce((sum, size) => sum + size, 0);
}

function pages(folderName: string): string[] {
  const written = path.join(folderName, 'written');
  return readdirSync(written, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => path.join(written, file));
}

function scripts(folderName: string): string[] {
  return readdirSync(folderName, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.startsWith('api-docs'))
    .map((file) => path.join(folderName, file));
}

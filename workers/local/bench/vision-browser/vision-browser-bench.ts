import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { build, preview } from 'vite';
import { z } from 'zod';
import { findChromium, openBrowser } from '../../../../web/e2e/open-browser.ts';
import { drawing } from '../../../vision/testing/drawn-photos.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { markdownTable } from '../markdown-table.ts';
import { quantile } from '../quantile.ts';

const RUNS = 50;
/** Pages of their own, each with a worker that has never looked. */
const FIRST_RUNS = 7;
/** As the page makes a photo before it is looked at and sent. */
const LONG_SIDE = 1600;
const MOST_PHOTOS = 20;

const look = z.object({ wholeMs: z.number(), networkMs: z.number() });
const first = look.extend({ warmUpMs: z.number() });

/**
 * The look at a photo on the device, in a real Chromium (WASM, one thread): decoded, scaled, searched, boxes read; and the
 * network alone. The first look of a page, with and without the warming up that opening the camera does, stands apart.
 */
export async function visionBrowserBench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { photos: { type: 'string' } } });
  const chromium = findChromium();
  if (chromium === null) throw new Error('no Chromium here: CHROMIUM_PATH may name one');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dayloom-first-look-'));
  const browser = await openBrowser(chromium);
  try {
    const count = await writePhotos(values.photos, folder);
    const served = await serve(folder);
    try {
      const url = served.resolvedUrls?.local[0] ?? '';
      const cold = await firsts(browser, url, false);
      const warm = await firsts(browser, url, true);
      const { times, cpuMs } = await manyLooks(browser, url, count);
      console.log(tableOf({ cold, warm, looks: times }));
      const warmUpMs = quantile(
        warm.map((one) => one.warmUpMs),
        0.5,
      );
      console.log(
        `\nCPU of a look, all of Chromium: ${cpuMs.toFixed(0)} ms. Ready ${warmUpMs.toFixed(0)} ms (p50) after the wish. ` +
          `Chromium ${browser.version()}.`,
      );
    } finally {
      await served.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function writePhotos(from: string | undefined, folder: string): Promise<number> {
  const names = from === undefined ? [] : readdirSync(from).filter((name) => /\.jpe?g$/i.test(name));
  const photos = names.slice(0, MOST_PHOTOS).map((name) => sharp(path.join(from ?? '', name)).autoOrient());
  if (photos.length === 0) photos.push(drawing(LONG_SIDE, 1200));
  for (const [index, photo] of photos.entries()) {
    const small = photo.resize(LONG_SIDE, LONG_SIDE, { fit: 'inside' });
    writeFileSync(path.join(folder, `${index}.jpg`), await small.jpeg({ quality: 86 }).toBuffer());
  }
  return photos.length;
}

/** The page as it is built for everybody, beside the photos. */
async function serve(publicDir: string) {
  const shared = { root: import.meta.dirname, configFile: false, logLevel: 'error' } as const;
  const outDir = path.join(publicDir, 'dist');
  await build({
    ...shared,
    publicDir,
    assetsInclude: ['**/*.onnx'],
    worker: { format: 'es' },
    build: { outDir, target: 'es2023', assetsInlineLimit: 0, copyPublicDir: true },
  });
  return preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
}

async function firsts(browser: Browser, url: string, isWarm: boolean): Promise<z.infer<typeof first>[]> {
  const found = [];
  for (let run = 0; run < FIRST_RUNS; run++)
    found.push(first.parse(await onPage(browser, url, (page) => page.evaluate(`firstLook(${isWarm})`))));
  return found;
}

/** Looks in a row on one page that is warm, and the CPU time of one. */
async function manyLooks(browser: Browser, url: string, count: number) {
  return onPage(browser, url, async (page) => {
    await page.evaluate(`ready(${count})`);
    const before = cpuTimeMs(process.pid);
    const times = z.array(look).parse(await page.evaluate(`looks(${RUNS})`));
    return { times, cpuMs: (cpuTimeMs(process.pid) - before) / RUNS };
  });
}

/** In a context of its own, so that nothing is cached. */
async function onPage<T>(browser: Browser, url: string, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await use(page);
  } finally {
    await context.close();
  }
}

type Looks = readonly z.infer<typeof look>[];

function tableOf({ cold, warm, looks }: { cold: Looks; warm: Looks; looks: Looks }): string {
  const cells = (times: readonly number[]) =>
    [0.5, 0.95].map((share) => `${quantile(times, share).toFixed(0)} ms`);
  const row = (title: string, times: Looks) => [
    `${title} (${times.length})`,
    ...cells(times.map(({ wholeMs }) => wholeMs)),
    ...cells(times.map(({ networkMs }) => networkMs)),
  ];
  return markdownTable(
    ['', 'whole p50', 'p95', 'network p50', 'p95'],
    [
      row('a look', looks),
      row('the first after warming up', warm),
      row('the first without, runtime and weights fetched on the way', cold),
    ],
  );
}

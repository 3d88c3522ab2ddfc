import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { markdownTable } from '../markdown-table.ts';
import { madeExport } from './made-export.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Heart rates of the file: a member may send a hundred requests a minute, and what is looked at is the reading. */
const HEART_EVERY = 30;
const LOOK_EVERY_MS = 500;
const [CLOSE_AT, LONGEST_MS] = [0.5, 15 * 60_000];

interface Sent {
  stored: number;
  repeated: number;
}

/**
 * The same file given to the built app in Chromium through its file chooser: the memory of the page's own process as the system counts it, the
 * progress that is shown, and a page that is closed half way and opened again. @param url a Dayloom that runs, with the local sign-in
 */
export async function measureBrowserImport(url: string, megabytes: number): Promise<string> {
  const file = path.join(tmpdir(), `dayloom-export-${process.pid}.xml`);
  const heartRates = writeExport(file, megabytes);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  try {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    await signUp(page, url);
    const first = await importOnce(browser, page, { url, file, closeAt: CLOSE_AT });
    await page.close();
    const second = await importOnce(browser, await context.newPage(), { url, file, closeAt: 1 });
    const seen = first.sent.stored + second.sent.stored + second.sent.repeated;
    return markdownTable(
      ['Apple Health in Chromium', 'figure'],
      [
        [`file; heart rates in it`, `${megabytes} MB; ${heartRates}`],
        [
          'page’s process before; most while it reads',
          `${first.before} MB; ${Math.max(first.most, second.most)} MB`,
        ],
        ['most JavaScript heap', `${Math.max(first.heap, second.heap)} MB`],
        ['wall, until closed half way; from there to the end', `${first.seconds} s; ${second.seconds} s`],
        ['different progress told', `${first.told + second.told}`],
        ['stored by the first page; by the second', `${first.sent.stored}; ${second.sent.stored}`],
        ['sent twice, and stored once', `${second.sent.repeated}`],
        ['stored, or found stored, of those in the file', `${seen} of ${heartRates}`],
      ],
    );
  } finally {
    await browser.close();
    rmSync(file, { force: true });
  }
}

function writeExport(file: string, megabytes: number): number {
  const target = openSync(file, 'w');
  let heartRates = 0;
  for (const text of madeExport(megabytes * 1_000_000, HEART_EVERY)) {
    writeSync(target, text);
    heartRates += text.split('IdentifierHeartRate"').length - 1;
  }
  closeSync(target);
  return heartRates;
}

async function signUp(page: Page, url: string): Promise<void> {
  await page.goto(new URL('/sign-up', url).href);
  await page.locator('input[type=email]').fill(`bench-${process.pid}@dayloom.example`);
  await page.locator('input[type=password]').fill('a long password of a bench');
  await page.locator('button[type=submit]').click();
  await page.waitForURL((to) => !to.pathname.startsWith('/sign-up'), { timeout: 60_000 });
}

async function importOnce(
  browser: Browser,
  page: Page,
  { url, file, closeAt }: { url: string; file: string; closeAt: number },
) {
  const sent: Sent = { stored: 0, repeated: 0 };
  page.on('response', (response) => {
    if (!response.url().endsWith('/samples') || response.status() !== 200) return;
    void response.json().then(({ data }: { data: Sent }) => {
      sent.stored += data.stored;
      sent.repeated += data.repeated;
    });
  });
  await page.goto(new URL('/body/import', url).href);
  const allow = page.getByRole('button', { name: 'Allow' });
  const chooser = page.locator('input[type=file]');
  await allow.or(chooser).first().waitFor({ timeout: 60_000 });
  if (await allow.isVisible()) await allow.click();
  await chooser.waitFor({ timeout: 60_000 });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const pid = await rendererOf(browser, page);
  const before = residentMb(pid);
  let [most, heap, share] = [before, 0, 0];
  const told = new Set<string>();
  const startedAt = performance.now();
  await chooser.setInputFiles(file);
  while (share < closeAt && performance.now() - startedAt < LONGEST_MS) {
    await page.waitForTimeout(LOOK_EVERY_MS);
    most = Math.max(most, residentMb(pid));
    const { metrics } = await session.send('Performance.getMetrics');
    const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
    heap = Math.max(heap, Math.round(used / 1e6));
    const bar = page.locator('progress');
    if ((await bar.count()) === 0) continue;
    const [value, max] = await bar.evaluate((one: unknown) => {
      const { value, max } = one as { value: number; max: number };
      return [value, max];
    });
    const isDone = await page.getByText('The whole file was read.').isVisible();
    share = isDone ? 1 : Math.min(0.999, (value ?? 0) / (max ?? 1));
    told.add((await page.locator('p.figures').first().textContent()) ?? '');
  }
  await page.waitForTimeout(LOOK_EVERY_MS);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return { sent, before, most, heap, seconds, told: told.size };
}

/** The process of a page: the one whose memory grows when it is asked to. Its own id is told by the browser. */
async function rendererOf(browser: Browser, page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const ids = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  };
  const renderers = await ids();
  const weights = renderers.map(residentMb);
  await page.evaluate(() => {
    const room = new Uint8Array(24_000_000).fill(1);
    (globalThis as { kept?: Uint8Array }).kept = room;
  });
  const grown = renderers.map((id, at) => residentMb(id) - (weights[at] ?? 0));
  await page.evaluate(() => {
    delete (globalThis as { kept?: Uint8Array }).kept;
  });
  await page.requestGC();
  const place = grown.indexOf(Math.max(...grown));
  return renderers[place] ?? 0;
}

/** What a process holds itself, shared pages left out of account only where the system does so (proc(5), RssAnon and RssShmem). */
function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return Math.round(of('VmRSS') / 1024);
}

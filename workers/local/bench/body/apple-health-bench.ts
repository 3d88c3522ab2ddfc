import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { markdownTable } from '../markdown-table.ts';
import { measureBrowserImport } from './browser-import.ts';

/** Bytes of the generated export; `--megabytes <n>` makes it smaller. */
const MEGABYTES = 1_000;

/**
 * An Apple Health export, generated and read as it comes, in a process whose memory the system itself watched. With `--url <a Dayloom that runs>` it is
 * given to the built app in Chromium instead, closed half way, and given again.
 */
export async function appleHealthBench(options: readonly string[]): Promise<void> {
  const at = options.indexOf('--megabytes');
  const megabytes = at === -1 ? MEGABYTES : Number(options[at + 1]);
  const url = options.includes('--url') ? options[options.indexOf('--url') + 1] : undefined;
  if (url !== undefined) {
    console.log(await measureBrowserImport(url, megabytes));
    return;
  }
  const rows = [];
  for (const form of ['xml', 'zip'] as const) {
    const child = fork(path.join(import.meta.dirname, 'read-export-process.ts'), [form, String(megabytes)]);
    const ended = once(child, 'exit');
    const said = await Promise.race([
      once(child, 'message').then(([message]) => message as Record<string, number>),
      ended.then(([code]) => {
        throw new Error(`The reader ended with ${code}`);
      }),
    ]);
    await ended;
    rows.push([
      `export.${form}, ${megabytes} MB of XML`,
      String(said.samples),
      String(said.batches),
      `${said.seconds?.toFixed(0)} s`,
      `${said.peakMb?.toFixed(0)} MB`,
    ]);
  }
  console.log(markdownTable(['Apple Health, streamed', 'samples', 'batches', 'wall', 'peak memory'], rows));
}

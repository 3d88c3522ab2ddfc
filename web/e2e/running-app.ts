import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';

const root = path.resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 150_000;
/** Below the range from which the system takes ports of its own. */
const FIRST_PORT = 21_000;

export interface RunningApp {
  url: string;
  /** Where its data and secrets are; null for one that runs by itself. */
  dataDir: string | null;
  close(): Promise<void>;
}

/** The app that `DAYLOOM_URL` names, or a fresh installation of its own, started as `npm start` starts it. */
export async function runningApp(): Promise<RunningApp> {
  const url = process.env.DAYLOOM_URL;
  if (url !== undefined) return { url, dataDir: null, close: async () => undefined };
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'dayloom-journey-'));
  const port = FIRST_PORT + 10 * Math.floor(Math.random() * 500);
  const args = ['workers/local/start.ts', '--port', String(port), '--data-dir', dataDir];
  // Built for tests, Clerk's SDK calls a fetch that workerd refuses; nobody's installation is built so.
  const { NODE_ENV: _ofTheTests, ...env } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env,
  });
  try {
    return {
      url: await addressOf(child),
      dataDir,
      async close() {
        await stop(child);
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** Waits for the line that says it is ready, and gives the address on it. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(
      () => reject(new Error(`the app was not ready in time:\n${said}`)),
      READY_WITHIN_MS,
    );
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /Dayloom\s+(http:\/\/\S+)\s+\(ready/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the app ended (${code}):\n${said}`));
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}

/** A real photo with food that the detector knows, when `PHOTOS_DIR` holds one. */
export function realPhoto(): string | null {
  const photo = process.env.DAYLOOM_PHOTO ?? path.join(process.env.PHOTOS_DIR ?? '', '000000458756.jpg');
  return existsSync(photo) ? photo : null;
}

/** A drawn plate, on which nobody finds anything: then the person is asked. */
export async function drawnPhoto(): Promise<Buffer> {
  const plate =
    '<svg width="640" height="480"><rect width="640" height="480" fill="#8a7f74"/><circle cx="320" cy="240" r="190" fill="#f4f1ec"/></svg>';
  return sharp(Buffer.from(plate)).jpeg().toBuffer();
}

import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../..');

/** Starts an installation as `npm start` does, but for the Worker, and waits until it is ready. Its own lines are shown only when it fails. */
export async function startInstallation({ dataDir, port }: { dataDir: string; port: number }) {
  const args = [
    'workers/local/start.ts',
    '--port',
    String(port),
    '--data-dir',
    dataDir,
    '--without',
    'worker',
  ];
  const child = spawn(process.execPath, args, { cwd: root });
  let said = '';
  const appPort = await new Promise<number>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /http:\/\/127\.0\.0\.1:(\d+)\s+\(ready in/.exec(said);
      if (ready !== null) resolve(Number(ready[1]));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the installation ended (${code}):\n${said}`)));
  });
  return {
    appPort,
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}

/** `npm start` and `npm run dev`: everything that Dayloom needs, on this machine. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Installation, readInstallation, USAGE } from './supervisor/installation.ts';
import { takeLock } from './supervisor/lock.ts';
import { endOrphans } from './supervisor/orphans.ts';
import { findPorts } from './supervisor/port-block.ts';
import { rotateLogs } from './supervisor/rotate-logs.ts';
import { createSupervisor, type Running } from './supervisor/supervisor.ts';

const startedAt = performance.now();
const say = (line: string) => console.log(line);

function fail(line: string): never {
  console.error(line);
  process.exit(1);
}

function installationFromArguments(): Installation {
  try {
    return readInstallation(process.argv.slice(2));
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

const installation = installationFromArguments();
mkdirSync(installation.dataDir, { recursive: true });
const taken = takeLock(path.join(installation.dataDir, 'lock'), '');
if (!taken.ok) {
  const { pid, url } = taken.holder;
  fail(`Dayloom already runs here (process ${pid}${url ? `, ${url}` : ', still starting'}); stop it first.`);
}
const { lock } = taken;
await endOrphans(lock.orphans);
rotateLogs(path.join(installation.dataDir, 'logs'));

const ports = await findPorts(installation.basePort);
if (ports.app !== installation.basePort)
  say(`Port ${installation.basePort} or one after it is taken; using ${ports.app}.`);
lock.note({ url: `http://127.0.0.1:${installation.dev ? ports.vite : ports.app}` });

const supervisor = createSupervisor({
  installation,
  ports,
  say,
  onProcesses: (children) => lock.note({ children }),
  onGivenUp: (name) =>
    void end(1, `${name} does not stay up; see ${path.join(installation.dataDir, 'logs')}.`),
});

let ending = false;
async function end(code: number, line: string): Promise<void> {
  if (ending) return;
  ending = true;
  (code === 0 ? console.log : console.error)(line);
  await supervisor.stop();
  lock.release();
  process.exit(code);
}
process.on('SIGINT', () => void end(0, '\nStopping …'));
process.on('SIGTERM', () => void end(0, 'Stopping …'));
process.on('SIGHUP', () => void end(0, 'Stopping …'));

try {
  announce(await supervisor.start());
} catch (error) {
  await end(1, `Dayloom could not start. ${error instanceof Error ? error.message : error}`);
}

function announce({ publicUrl, pageUrl, services }: Running): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const named = (wanted: (row: Running['services'][number]) => boolean) =>
    services
      .filter(wanted)
      .map(({ title }) => title)
      .join(', ');
  const local = named(({ kind, state }) => kind === 'local' && state !== 'left out');
  const real = named(({ kind }) => kind === 'real');
  const left = named(({ state }) => state === 'left out');
  const signsIn = services.some(({ title, state }) => title === 'Sign-in' && state === 'running');
  say(
    [
      '',
      `  Dayloom   ${publicUrl}   (ready in ${seconds} s)`,
      '',
      ...(signsIn
        ? [
            '  Sign in as demo@dayloom.example with dayloom-demo, or sign up.',
            '  Staff (a demo too): staff@dayloom.example with dayloom-staff, at /staff.',
          ]
        : []),
      `  Behind the scenes (mail, pushes, jobs, errors, events): ${pageUrl}`,
      '',
      `  Local: ${local}`,
      ...(real ? [`  Real, by the keys in your environment: ${real}`] : []),
      ...(left ? [`  Left out: ${left}`] : []),
      `  Data: ${path.relative(process.cwd(), installation.dataDir) || '.'}, logs in its folder logs. Ctrl-C stops everything.`,
      '',
    ].join('\n'),
  );
}

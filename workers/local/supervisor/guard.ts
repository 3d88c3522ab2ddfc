/**
 * Runs a tool that knows nothing of the supervisor (`guard.ts <script> [arguments]`, under this Node), and ends the
 * whole process group when the tool ends, or when the supervisor is gone.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { signalGroup } from './running-process.ts';

const tool = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });

let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  tool.kill('SIGTERM');
  setTimeout(() => signalGroup(process.pid, 'SIGKILL'), 4000);
}

process.on('disconnect', end);
process.on('SIGTERM', end);
process.on('SIGINT', end);
tool.on('error', () => process.exit(127));
tool.on('exit', (code, signal) => {
  // Nobody is left who would end what the tool itself had started.
  if (!process.connected) signalGroup(process.pid, 'SIGKILL');
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
});

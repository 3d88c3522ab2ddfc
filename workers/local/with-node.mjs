// Runs "<command> <arguments>" under a Node that strips types (22.18 or newer): this one if it is new enough, else the
// binary of the optional package node-<platform>. Plain JavaScript, since it must run on Node 20.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

export function nodePackage(platform, arch) {
  const system = platform === 'win32' ? 'win' : platform;
  return `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${arch}`;
}

function folderOfNode() {
  if (isNewEnough(process.versions.node)) return path.dirname(process.execPath);
  const name = nodePackage(process.platform, process.arch);
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin');
  } catch {
    console.error(
      `Node ${process.versions.node} is too old and ${name} is not installed: ` +
        'install Node 22.18 or newer, or run "npm ci" without leaving out optional dependencies.',
    );
    process.exit(1);
  }
}

function main([command, ...rest]) {
  if (!command) {
    console.error('usage: with-node <command> [arguments]');
    process.exit(2);
  }
  const folders = [folderOfNode(), path.join(root, 'node_modules', '.bin'), process.env.PATH ?? ''];
  const quiet = '--disable-warning=ExperimentalWarning';
  const child = spawn(command, rest, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: folders.join(path.delimiter),
      NODE_OPTIONS: [process.env.NODE_OPTIONS, quiet].filter(Boolean).join(' '),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  child.on('error', (error) => {
    console.error(`${command}: ${error.message}`);
    process.exit(127);
  });
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  main(process.argv.slice(2));

import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningServer, startLoopback } from '../../loopback-server.ts';
import { RedisError } from '../reply.ts';
import { type Backend, restHandler } from '../rest.ts';
import { connectRedis, type RedisConnection } from './resp.ts';
import { scriptRewriter } from './upstash-scripts.ts';

/** The path of an installed redis-server, or null. */
export function findRedisServer(): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => path.join(folder, 'redis-server')).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Upstash's REST shape over a real Redis server with nothing on disk: what the stand-in is compared with. */
export async function startOracle(options: { binary: string; token: string }): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dayloom-redis-'));
  const socket = path.join(folder, 'redis.sock');
  const server = await spawnServer(options.binary, socket);
  const connection = await connectRedis(socket);
  const rest = await startLoopback(restHandler(backendOver(connection), options.token), { port: 0 });
  return {
    url: rest.url,
    async close() {
      await rest.close();
      connection.close();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function spawnServer(binary: string, socket: string): Promise<ChildProcess> {
  const options = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no'];
  const child = spawn(binary, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let log = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${log}`)));
    child.stdout.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
      if (!log.includes('eady to accept connections')) return;
      child.removeAllListeners('exit');
      resolve(child);
    });
  });
}

function backendOver(connection: RedisConnection): Backend {
  const rewrite = scriptRewriter();
  return {
    execute: (words) => connection.call(rewrite(words)),
    async transaction(commands) {
      const replies = await Promise.all([
        connection.call(['MULTI']),
        ...commands.map((words) => connection.call(rewrite(words))),
        connection.call(['EXEC']),
      ]);
      return replies.at(-1) ?? new RedisError('ERR no reply to EXEC');
    },
  };
}

import { connect, type Socket } from 'node:net';
import { cstring, message, startup } from './wire-messages.ts';
import { WireReader } from './wire-reader.ts';
import { readReplies } from './wire-results.ts';

export interface PostgresConnection {
  readonly serverVersion: string;
  exchange(messages: Uint8Array): Promise<Buffer>;
  destroy(): void;
  onClose(listener: () => void): void;
}

interface Waiter {
  resolve(replies: Buffer): void;
  reject(error: Error): void;
}

const AUTHENTICATED = 0;
const CLEARTEXT_PASSWORD = 3;

/** Opens one connection. Knows trust and cleartext password, as a server on loopback has them; no TLS. */
export async function connectPostgres(url: URL): Promise<PostgresConnection> {
  const socket = connect({ host: url.hostname, port: Number(url.port || 5432), noDelay: true });
  const reader = new WireReader('backend');
  let replies: Buffer[] = [];
  let waiter: Waiter | null = null;
  let serverVersion = '';

  function settle(outcome: Buffer | Error): void {
    const current = waiter;
    waiter = null;
    replies = [];
    if (outcome instanceof Error) current?.reject(outcome);
    else current?.resolve(outcome);
  }

  socket.on('data', (chunk) => {
    for (const { type, bytes } of reader.read(chunk)) {
      replies.push(bytes);
      if (type === 'R') authenticate(socket, bytes.readInt32BE(5), url);
      if (type === 'S') serverVersion ||= parameter(bytes, 'server_version');
      if (type === 'Z') settle(Buffer.concat(replies));
    }
  });
  socket.on('error', settle);
  socket.on('close', () => settle(new Error(closingWords(replies))));

  const connection: PostgresConnection = {
    get serverVersion() {
      return serverVersion;
    },
    exchange(messages) {
      return new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('the connection to Postgres is closed'));
        waiter = { resolve, reject };
        socket.write(messages);
      });
    },
    destroy: () => socket.destroy(),
    onClose: (listener) => socket.once('close', listener),
  };
  const user = decodeURIComponent(url.username);
  await connection.exchange(startup({ user, database: url.pathname.slice(1), client_encoding: 'UTF8' }));
  return connection;
}

function authenticate(socket: Socket, kind: number, url: URL): void {
  if (kind === AUTHENTICATED) return;
  if (kind === CLEARTEXT_PASSWORD) {
    socket.write(message('p', cstring(decodeURIComponent(url.password))));
    return;
  }
  socket.destroy(new Error('this Postgres asks for a kind of password that the local proxy does not speak'));
}

function parameter(bytes: Buffer, name: string): string {
  const [key, value] = bytes.toString('utf8', 5).split('\0');
  return key === name ? (value ?? '') : '';
}

function closingWords(replies: Buffer[]): string {
  const last = readReplies(Buffer.concat(replies)).error;
  return last === null ? 'Postgres closed the connection' : `Postgres closed the connection: ${last.message}`;
}

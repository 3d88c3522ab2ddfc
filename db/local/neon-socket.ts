import type { WebSocket } from 'ws';
import type { Engine, Session } from './engine.ts';
import { cstring, errorResponse, int32, message, simpleQuery } from './wire-messages.ts';
import { type WireMessage, WireReader } from './wire-reader.ts';
import { readReplies, type TransactionStatus } from './wire-results.ts';

const ASK_PASSWORD = message('R', int32(3));

function welcome(serverVersion: string): Buffer {
  const parameters = {
    server_version: serverVersion,
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    TimeZone: 'UTC',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
  };
  const statuses = Object.entries(parameters).map(([name, value]) =>
    message('S', cstring(name), cstring(value)),
  );
  return Buffer.concat([
    message('R', int32(0)),
    ...statuses,
    message('K', int32(1), int32(1)),
    message('Z', Buffer.from('I')),
  ]);
}

/**
 * Carries the Postgres wire over one WebSocket. Messages are collected up to a Sync or Query and handed on together.
 * An engine with a single session is held only while a transaction is open, and for at most `idleLimitMs` of silence.
 */
export function serveSocket(socket: WebSocket, engine: Engine, idleLimitMs: number): void {
  const reader = new WireReader('frontend');
  let pending: Buffer[] = [];
  let session: Session | null = null;
  let status: TransactionStatus = 'I';
  let idle: NodeJS.Timeout | undefined;
  let line: Promise<void> = Promise.resolve();

  const inOrder = (work: () => Promise<void>) => {
    line = line.then(work).catch(() => socket.terminate());
  };

  async function letGo(): Promise<void> {
    const held = session;
    session = null;
    if (held === null) return;
    const wasOpen = status !== 'I';
    status = 'I';
    try {
      if (wasOpen) await held.exchange(simpleQuery('rollback'));
      // Nothing of a socket's session is left for the next; a new backend would cost about 5 ms of CPU.
      if (engine.sessionPer === 'socket') await held.exchange(simpleQuery('discard all'));
      held.release();
    } catch {
      held.release(true);
    }
  }

  async function dropIdle(): Promise<void> {
    await letGo();
    socket.send(errorResponse('FATAL', '25P03', 'the transaction was idle for too long'));
    socket.close();
  }

  async function flush(): Promise<void> {
    session ??= await engine.acquire();
    const train = Buffer.concat(pending);
    pending = [];
    const replies = await session.exchange(train);
    status = readReplies(replies).status;
    if (status === 'I' && engine.sessionPer === 'transaction') await letGo();
    if (status !== 'I') idle = setTimeout(() => inOrder(dropIdle), idleLimitMs);
    socket.send(replies);
  }

  async function handle({ type, bytes }: WireMessage): Promise<void> {
    clearTimeout(idle);
    if (type === 'ssl') socket.send(Buffer.from('N'));
    else if (type === 'startup') socket.send(ASK_PASSWORD);
    else if (type === 'p') socket.send(welcome(engine.serverVersion));
    else if (type === 'X') socket.close();
    else pending.push(bytes);
    if ((type === 'S' || type === 'Q') && socket.readyState === socket.OPEN) await flush();
  }

  socket.on('message', (data: Buffer) => {
    for (const next of reader.read(data)) inOrder(() => handle(next));
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearTimeout(idle);
    inOrder(letGo);
  });
}

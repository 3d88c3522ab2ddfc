import { connect, type Socket } from 'node:net';
import { type Bytes, RedisError, type Reply, Status } from '../reply.ts';

export interface RedisConnection {
  /** Answers come in the order of the calls. */
  call(words: readonly Bytes[]): Promise<Reply>;
  close(): void;
}

/** Speaks RESP2 with a Redis server over a Unix socket. */
export async function connectRedis(socketPath: string): Promise<RedisConnection> {
  const socket = await open(socketPath);
  const waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = [];
  let unread = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    unread += chunk;
    for (let parsed = parseReply(unread, 0); parsed !== null; parsed = parseReply(unread, 0)) {
      unread = unread.slice(parsed.end);
      waiting.shift()?.resolve(parsed.reply);
    }
  });
  const lost = (error?: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error ?? new Error('Redis closed the connection'));
  };
  socket.on('error', lost);
  socket.on('close', () => lost());

  return {
    call: (words) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        const parts = words.map((word) => `$${word.length}\r\n${word}\r\n`);
        socket.write(`*${words.length}\r\n${parts.join('')}`, 'latin1');
      }),
    close: () => socket.destroy(),
  };
}

function open(socketPath: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath, () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

interface Parsed {
  reply: Reply;
  end: number;
}

/** Null while the reply is not all there. */
export function parseReply(text: Bytes, at: number): Parsed | null {
  const lineEnd = text.indexOf('\r\n', at);
  if (lineEnd < 0) return null;
  const head = text.slice(at + 1, lineEnd);
  const next = lineEnd + 2;
  switch (text.charAt(at)) {
    case '+':
      return { reply: new Status(head), end: next };
    case '-':
      return { reply: new RedisError(head), end: next };
    case ':':
      return { reply: Number(head), end: next };
    case '$':
      return parseBulk(text, Number(head), next);
    case '*':
      return parseArray(text, Number(head), next);
    default:
      throw new Error(`not RESP2: ${text.slice(at, lineEnd)}`);
  }
}

function parseBulk(text: Bytes, length: number, at: number): Parsed | null {
  if (length < 0) return { reply: null, end: at };
  const end = at + length + 2;
  return text.length < end ? null : { reply: text.slice(at, at + length), end };
}

function parseArray(text: Bytes, length: number, at: number): Parsed | null {
  if (length < 0) return { reply: null, end: at };
  const items: Reply[] = [];
  let end = at;
  for (let count = 0; count < length; count += 1) {
    const item = parseReply(text, end);
    if (item === null) return null;
    items.push(item.reply);
    end = item.end;
  }
  return { reply: items, end };
}

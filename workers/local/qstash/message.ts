import { retryDelayMs } from './back-off.ts';
import { parseDurationMs } from './durations.ts';

export type Headers = Record<string, string>;

/** What `Upstash-*` headers ask for, read once. */
export interface Settings {
  method: string;
  contentType: string;
  maxRetries: number;
  /** Expression of `Upstash-Retry-Delay`. */
  retryDelay: string | null;
  timeoutMs: number;
  forward: Headers;
  callback: Callback | null;
  failureCallback: Callback | null;
  flow: Flow | null;
  label: string | null;
}

export interface Callback {
  url: string;
  headers: Headers;
}

export interface Flow {
  key: string;
  /** Calls at the same time; 0 is no bound. */
  parallelism: number;
  /** Calls a period; 0 is no bound. */
  rate: number;
  periodMs: number;
}

export interface Message {
  messageId: string;
  url: string;
  settings: Settings;
  bodyBase64: string;
  queueName: string | null;
  scheduleId: string | null;
  retried: number;
  createdAt: number;
  /** Unix ms before which it is not delivered. */
  notBefore: number;
}

export interface DeadLetter {
  dlqId: string;
  message: Message;
  responseStatus: number;
  responseHeader: Record<string, string[]>;
  responseBody: string;
}

/** A refusal with the status that QStash gives it. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const DEFAULT_RETRIES = 3;
const DEFAULT_TIMEOUT_MS = 15 * 60_000;

export function checkDestination(url: string): void {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Refusal(400, 'invalid destination url: endpoint has invalid scheme, add http:// or https://');
  }
}

/** Reads the headers of a publish; their names are in lower case. Throws Refusal 400. */
export function readSettings(headers: Headers): Settings {
  const retryDelay = headers['upstash-retry-delay'] ?? null;
  if (retryDelay !== null) checkExpression(retryDelay);
  return {
    method: headers['upstash-method'] ?? 'POST',
    contentType: headers['content-type'] ?? 'text/plain',
    maxRetries: wholeNumber(headers, 'upstash-retries') ?? DEFAULT_RETRIES,
    retryDelay,
    timeoutMs: duration(headers, 'upstash-timeout') ?? DEFAULT_TIMEOUT_MS,
    forward: withPrefix(headers, 'upstash-forward-', ''),
    callback: callbackOf(headers, 'upstash-callback'),
    failureCallback: callbackOf(headers, 'upstash-failure-callback'),
    flow: readFlow(headers['upstash-flow-control-key'], headers['upstash-flow-control-value']),
    label: headers['upstash-label'] ?? null,
  };
}

/** Unix ms at which a publish may first be delivered. Throws Refusal 400. */
export function readNotBefore(headers: Headers, nowMs: number): number {
  const seconds = wholeNumber(headers, 'upstash-not-before');
  if (seconds !== null) return Math.max(nowMs, seconds * 1000);
  return nowMs + (duration(headers, 'upstash-delay') ?? 0);
}

/** Callbacks keep the retries of their message unless they name their own. */
function callbackOf(
  headers: Headers,
  name: 'upstash-callback' | 'upstash-failure-callback',
): Callback | null {
  const url = headers[name];
  if (url === undefined) return null;
  checkDestination(url);
  const inherited: Headers = { 'content-type': 'application/json' };
  const retries = headers['upstash-retries'];
  if (retries !== undefined) inherited['upstash-retries'] = retries;
  const own = { ...inherited, ...withPrefix(headers, `${name}-`, 'upstash-') };
  readSettings(own);
  return { url, headers: own };
}

function withPrefix(headers: Headers, prefix: string, replacement: string): Headers {
  const found: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(prefix)) found[replacement + name.slice(prefix.length)] = value;
  }
  return found;
}

function readFlow(key: string | undefined, value: string | undefined): Flow | null {
  if (key === undefined) return null;
  const parts = new Map<string, string>();
  for (const part of (value ?? '').split(',')) {
    const [name = '', amount = ''] = part.split('=');
    parts.set(name.trim().toLowerCase(), amount.trim());
  }
  const count = (name: string) => {
    const amount = parts.get(name);
    if (amount === undefined) return 0;
    if (!/^\d+$/.test(amount)) throw new Refusal(400, `invalid flow control ${name}`);
    return Number(amount);
  };
  const periodMs = parseDurationMs(parts.get('period') ?? '1s');
  if (periodMs === null) throw new Refusal(400, 'invalid flow control period');
  const flow = { key, parallelism: count('parallelism'), rate: count('rate'), periodMs };
  if (!flow.parallelism && !flow.rate)
    throw new Refusal(400, 'flow control value needs a rate or a parallelism');
  return flow;
}

function wholeNumber(headers: Headers, name: string): number | null {
  const value = headers[name];
  if (value === undefined) return null;
  if (!/^\d+$/.test(value)) throw new Refusal(400, `invalid ${name}`);
  return Number(value);
}

function duration(headers: Headers, name: string): number | null {
  const value = headers[name];
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : parseDurationMs(value);
  if (ms === null) throw new Refusal(400, `invalid ${name}`);
  return ms;
}

function checkExpression(expression: string): void {
  try {
    retryDelayMs(expression, 0);
  } catch {
    throw new Refusal(400, 'invalid upstash-retry-delay');
  }
}

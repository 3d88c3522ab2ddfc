import type { Engine, Tables } from './engine.ts';
import { type Headers, Refusal } from './message.ts';
import type { Schedules } from './schedules.ts';
import type { Store } from './store.ts';

export interface Call {
  method: string;
  /** As it came: a destination in a path is never decoded, since its signature is over the same text. */
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: Buffer;
}

export interface Reply {
  status: number;
  /** Absent for an empty answer. */
  json?: unknown;
}

export interface Parts {
  store: Store<Tables>;
  engine: Engine;
  schedules: Schedules;
  keys: { read(): { current: string; next: string }; rotate(): void };
}

export type Route = (parts: Parts, call: Call, match: readonly string[]) => Reply | Promise<Reply>;
export type Routes = readonly (readonly [method: string, path: RegExp, route: Route])[];

export function ok(json?: unknown): Reply {
  return { status: 200, json };
}

/** Throws Refusal 400. */
export function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal(400, 'invalid json');
  }
}

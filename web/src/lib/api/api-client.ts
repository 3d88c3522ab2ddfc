import { createContext, use } from 'react';
import { ApiError, readRefusal } from './api-error.ts';

export type TokenSource = () => Promise<string | null>;

export interface PageMeta {
  page: number;
  perPage: number;
  total: number;
  totalPages: number;
  totalIsExact: boolean;
}

export interface Paged<T> {
  data: T;
  meta: PageMeta;
}

export type Listed<T> = Paged<T[]>;

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface SendOptions {
  method?: Method;
  body?: unknown;
  /** The same key for a repeat of the same deed, so that it is done once. */
  idempotencyKey?: string;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

export interface Api {
  /** The `data` of the answer. */
  read<T>(path: string, options?: SendOptions): Promise<T>;
  list<T>(path: string, options?: SendOptions): Promise<Listed<T>>;
  /** An answer that is a page of something more than a list. */
  page<T>(path: string, options?: SendOptions): Promise<Paged<T>>;
  blob(path: string, options?: SendOptions): Promise<Blob>;
  token: TokenSource;
}

const BASE = '/api/v1';
/** What is sent as its page is left arrives; browsers hold 64 KiB of such bodies at once. */
const KEPT_ALIVE = 8_000;

/** Talks to our API with the member's token. Throws ApiError for everything that is not a success. */
export function createApi(token: TokenSource, fetcher: typeof fetch = (...args) => fetch(...args)): Api {
  async function send(path: string, options: SendOptions = {}): Promise<Response> {
    const method = options.method ?? 'GET';
    const headers = new Headers({ ...options.headers, accept: 'application/json' });
    const jwt = await token().catch((cause: unknown) => {
      throw new ApiError({ kind: 'offline', cause });
    });
    if (jwt !== null) headers.set('authorization', `Bearer ${jwt}`);
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    if (method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
    const body = options.body === undefined ? undefined : JSON.stringify(options.body);
    let response: Response;
    try {
      response = await fetcher(BASE + path, {
        method,
        headers,
        ...(body !== undefined && { body, keepalive: body.length < KEPT_ALIVE }),
        ...(options.signal !== undefined && { signal: options.signal }),
      });
    } catch (cause) {
      if (options.signal?.aborted) throw cause;
      throw new ApiError({ kind: 'offline', cause });
    }
    if (!response.ok) {
      throw readRefusal(response.status, await response.text(), (name) => response.headers.get(name));
    }
    return response;
  }

  async function readBody(response: Response): Promise<unknown> {
    if (response.status === 204) return {};
    try {
      return await response.json();
    } catch (cause) {
      throw new ApiError({ kind: 'unreadable', status: response.status, cause });
    }
  }

  return {
    token,
    read: async (path, options) => dataOf(await readBody(await send(path, options))),
    list: async (path, options) => pageOf(await readBody(await send(path, options))),
    page: async (path, options) => pageOf(await readBody(await send(path, options))),
    blob: async (path, options) => (await send(path, options)).blob(),
  };
}

/** The API's types come from the schemas that its own tests hold it to, so an answer is taken at its word. */
function dataOf<T>(body: unknown): T {
  return (body as { data: T }).data;
}

function pageOf<T>(body: unknown): Paged<T> {
  return body as Paged<T>;
}

export const ApiContext = createContext<Api | null>(null);

export function useApi(): Api {
  const api = use(ApiContext);
  if (api === null) throw new Error('useApi is used outside of the AuthProvider');
  return api;
}

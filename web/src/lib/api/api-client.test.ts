import { describe, expect, it } from 'vitest';
import { createApi } from './api-client.ts';
import { ApiError } from './api-error.ts';

function apiThat(
  answer: (request: Request) => Response | Promise<Response>,
  token = async (): Promise<string | null> => 'a.b.c',
) {
  const requests: Request[] = [];
  const api = createApi(token, async (input, init) => {
    const request = new Request(new URL(String(input), 'https://dayloom.example'), init);
    requests.push(request);
    return answer(request);
  });
  return { api, requests };
}

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('the API client', () => {
  it('sends the token, and gives the data of the envelope', async () => {
    const { api, requests } = apiThat(() => Response.json({ data: { id: 1 }, meta: {} }));
    expect(await api.read('/users/me')).toEqual({ id: 1 });
    expect(requests[0]?.url).toBe('https://dayloom.example/api/v1/users/me');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer a.b.c');
    expect(requests[0]?.headers.has('idempotency-key')).toBe(false);
  });

  it('gives every POST a key of its own, unless it repeats an earlier one', async () => {
    const { api, requests } = apiThat(() => Response.json({ data: null }, { status: 201 }));
    await api.read('/quick-meals', { method: 'POST', body: {} });
    await api.read('/quick-meals', { method: 'POST', body: {} });
    await api.read('/quick-meals', { method: 'POST', body: {}, idempotencyKey: 'the-same-key' });
    const [first, second, third] = requests.map((request) => request.headers.get('idempotency-key'));
    expect(first).not.toBe(second);
    expect(third).toBe('the-same-key');
  });

  it('reads a refusal with its code, its number and its wait', async () => {
    const { api } = apiThat(() =>
      Response.json(
        {
          error: { code: 'DAY-FOOD-1004', userMessage: 'Used up.', retryable: false, details: { limit: 3 } },
          meta: { requestId: 'r-1' },
        },
        { status: 429, headers: { 'retry-after': '3600' } },
      ),
    );
    expect(await caught(api.read('/food-analyses'))).toMatchObject({
      kind: 'refused',
      status: 429,
      code: 'DAY-FOOD-1004',
      userMessage: 'Used up.',
      requestId: 'r-1',
      retryAfterS: 3600,
      retryable: false,
    });
  });

  it('calls a page of a proxy unreadable, and keeps the correlation id', async () => {
    const { api } = apiThat(
      () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'x-correlation-id': 'c-1' } }),
    );
    expect(await caught(api.read('/users/me'))).toMatchObject({
      kind: 'unreadable',
      requestId: 'c-1',
      retryable: true,
    });
  });

  it('is offline when nothing gets through, be it the request or the token', async () => {
    const down = () => Promise.reject(new TypeError('no network'));
    expect(await caught(apiThat(down).api.read('/users/me'))).toMatchObject({
      kind: 'offline',
      retryable: true,
    });
    const noToken = apiThat(() => Response.json({}), down);
    expect(await caught(noToken.api.read('/users/me'))).toBeInstanceOf(ApiError);
    expect(noToken.requests).toEqual([]);
  });
});

/** What the addresses of the staff area may hold beside their path: filters and a page, and never whom one looks for. */
type Search = Record<string, unknown>;

const STATES = ['queued', 'running', 'done', 'failed', 'dead'] as const;

function oneOf<T extends string>(value: unknown, options: readonly T[]): T | undefined {
  return options.find((option) => option === value);
}

function pageOf(value: unknown): { page?: number } {
  const page = Number(value);
  return Number.isInteger(page) && page > 1 && page <= 1000 ? { page } : {};
}

export function figuresSearch(search: Search): { range?: 'hour' | 'day' | 'week' } {
  const range = oneOf(search.range, ['hour', 'day', 'week']);
  return range === undefined ? {} : { range };
}

export function jobsSearch(search: Search): { state?: (typeof STATES)[number]; page?: number } {
  const state = oneOf(search.state, STATES);
  return { ...(state !== undefined && { state }), ...pageOf(search.page) };
}

export function flagsSearch(search: Search): { state?: 'open' | 'closed'; page?: number } {
  const state = oneOf(search.state, ['open', 'closed']);
  return { ...(state !== undefined && { state }), ...pageOf(search.page) };
}

export function auditSearch(search: Search): { memberId?: string; action?: string; page?: number } {
  const { memberId, action } = search;
  return {
    ...(typeof memberId === 'string' && memberId !== '' && { memberId }),
    ...(typeof action === 'string' && action !== '' && { action }),
    ...pageOf(search.page),
  };
}

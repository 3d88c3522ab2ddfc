import { expect, test } from 'vitest';
import { pageLinks, pageMeta } from './paging.ts';

const linksOf = (url: string, page: number, total: number) =>
  pageLinks('/api/v1/things', url, pageMeta({ page, perPage: 10 }, total));

test('links keep the query and change the page', () => {
  const url = 'https://dayloom.example/api/v1/things?food=oat%20milk&page=2&perPage=10&cursor=abc';
  expect(linksOf(url, 2, 35)).toEqual({
    self: '/api/v1/things?page=2&food=oat+milk&perPage=10',
    first: '/api/v1/things?page=1&food=oat+milk&perPage=10',
    last: '/api/v1/things?page=4&food=oat+milk&perPage=10',
    prev: '/api/v1/things?page=1&food=oat+milk&perPage=10',
    next: '/api/v1/things?page=3&food=oat+milk&perPage=10',
  });
});

test('the first page has none before it and the last none after it', () => {
  const only = '/api/v1/things?page=1';
  expect(linksOf('https://dayloom.example/api/v1/things', 1, 0)).toEqual({
    self: only,
    first: only,
    last: only,
  });
});

test('from beyond the end one gets back to the last page', () => {
  expect(linksOf('https://dayloom.example/api/v1/things?page=9', 9, 35).prev).toBe('/api/v1/things?page=4');
});

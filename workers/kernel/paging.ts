export interface Page {
  page: number;
  perPage: number;
}

export interface PageMeta extends Page {
  total: number;
  totalPages: number;
  /** False when counting stopped at a bound: then `total` is 'at least'. */
  totalIsExact: boolean;
  nextCursor: string | null;
}

/** @param total rows in all; exact unless the count stopped at a bound. */
export function pageMeta(
  { page, perPage }: Page,
  total: number,
  options: { isExact?: boolean; nextCursor?: string | null } = {},
): PageMeta {
  return {
    page,
    perPage,
    total,
    totalPages: Math.ceil(total / perPage),
    totalIsExact: options.isExact ?? true,
    nextCursor: options.nextCursor ?? null,
  };
}

/** Links of a page, relative to the API: `path` with the query of `url` and another `page`. */
export function pageLinks(path: string, url: string, meta: PageMeta): Record<string, string> {
  const query = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');
  query.delete('cursor');
  query.delete('page');
  const rest = query.size === 0 ? '' : `&${query}`;
  const linkTo = (page: number): string => `${path}?page=${page}${rest}`;
  const last = Math.max(1, meta.totalPages);
  const links: Record<string, string> = { self: linkTo(meta.page), first: linkTo(1), last: linkTo(last) };
  if (meta.page > 1) links.prev = linkTo(Math.min(meta.page - 1, last));
  if (meta.page < last) links.next = linkTo(meta.page + 1);
  return links;
}

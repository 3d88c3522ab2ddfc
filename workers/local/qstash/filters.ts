/** Fields that lists and bulk actions filter by, as the API shows them. Repeated parameters mean any of them. */
const FIELDS = [
  'messageId',
  'url',
  'label',
  'flowControlKey',
  'queueName',
  'scheduleId',
  'state',
  'responseStatus',
];

const IDS: Record<string, string> = { messageIds: 'messageId', dlqIds: 'dlqId' };

type Shown = Record<string, unknown>;

/** Whether a shown row passes the filters of a query. */
export function matches(row: Shown, query: URLSearchParams): boolean {
  for (const field of FIELDS) {
    if (field !== 'label' && query.has(field) && !query.getAll(field).includes(String(row[field])))
      return false;
  }
  const labels = String(row.label ?? '').split(',');
  if (query.has('label') && !query.getAll('label').some((label) => labels.includes(label))) return false;
  for (const [parameter, field] of Object.entries(IDS)) {
    const wanted = query.getAll(parameter).flatMap((value) => value.split(','));
    if (wanted.length > 0 && !wanted.includes(String(row[field]))) return false;
  }
  const time = Number(row.time ?? row.createdAt);
  return time >= Number(query.get('fromDate') ?? 0) && time <= Number(query.get('toDate') ?? Infinity);
}

/** One page of rows; the cursor is the place to go on at, and is absent on the last page. */
export function page<T>(
  rows: readonly T[],
  query: URLSearchParams,
  most: number,
): { rows: T[]; cursor?: string } {
  const start = Number(query.get('cursor') ?? 0) || 0;
  const count = Math.min(most, Number(query.get('count') ?? most) || most);
  const end = start + count;
  return { rows: rows.slice(start, end), ...(end < rows.length && { cursor: String(end) }) };
}

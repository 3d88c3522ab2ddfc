import { bigint, doublePrecision, index, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, systemTable } from './columns.ts';

/**
 * Figures of all isolates together. A counter's `count` is its value; a histogram's is how many there were, beside their
 * `sum` and how many fell into each bucket (not cumulative).
 */
const figureColumns = () => ({
  /** As Prometheus writes it: `name{label="value"}`. Labels are of closed sets, and never of a person. */
  series: text('series').notNull(),
  count: doublePrecision('count').notNull(),
  sum: doublePrecision('sum').notNull().default(0),
  buckets: bigint('buckets', { mode: 'number' }).array(),
});

/** Since the installation began: what `/metrics` tells. */
export const figureTotals = systemTable('figure_totals', figureColumns(), (table) => [
  primaryKey({ columns: [table.series] }),
]);

/** By the minute, for the few series that staff see as charts; kept for eight days. */
export const figureMinutes = systemTable(
  'figure_minutes',
  { minute: instant('minute').notNull(), ...figureColumns() },
  (table) => [
    primaryKey({ columns: [table.series, table.minute] }),
    index('figure_minutes_minute').on(table.minute),
  ],
);

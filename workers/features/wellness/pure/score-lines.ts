import { csvLine } from '#workers/kernel/csv-line.ts';
import { type Part, WEIGHTS } from './parts.ts';

/** What a line of the export says, in the order of its columns. */
export const SCORE_HEAD = [
  'day',
  'score',
  'part',
  'weight',
  'weight_that_day',
  'points',
  'missing',
  'facts',
  'rules_version',
] as const;

export interface ExportedDay {
  localDay: string;
  score: number | null;
  parts: readonly {
    part: Part;
    points: number | null;
    missing: string | null;
    facts: Readonly<Record<string, number>>;
  }[];
  rulesVersion: number;
}

/**
 * A scored day as CSV, a line a part. `weight` is of a hundred when all parts are known; `weight_that_day` what the part
 * weighed after that of missing parts went to the others, empty where the day has no score. Both in percent.
 */
export function scoreLines({ localDay, score, parts, rulesVersion }: ExportedDay): string {
  const known = parts.filter(({ points }) => points !== null);
  const sum = known.reduce((all, { part }) => all + WEIGHTS[part], 0);
  const shareOf = (part: Part, points: number | null) => {
    if (score === null) return null;
    return points === null ? 0 : Math.round((1000 * WEIGHTS[part]) / sum) / 10;
  };
  return parts
    .map(({ part, points, missing, facts }) =>
      csvLine([
        localDay,
        score,
        part,
        WEIGHTS[part],
        shareOf(part, points),
        points,
        missing,
        Object.entries(facts)
          .map(([name, value]) => `${name}: ${value}`)
          .join('; '),
        rulesVersion,
      ]),
    )
    .join('');
}

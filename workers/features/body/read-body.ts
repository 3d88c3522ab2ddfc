import { AppError } from '#workers/kernel/errors.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { dayRows, hourRows, windowRows } from './queries.ts';
import type { BodyDay, BodySeries } from './schemas.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
const MOST_POINTS = 2_300;

/** Figures of the days of a span that have any, both ends included, the first first: for other slices. */
export async function bodyDays(
  { db }: Pick<Deps, 'db'>,
  memberId: MemberId,
  from: string,
  to: string,
): Promise<BodyDay[]> {
  const rows = await dayRows(db, memberId, from, to);
  return rows.map(({ memberId: _, wanted, made, changedAt: __, hasHours: ___, ...figures }) => ({
    ...figures,
    nightFrom: figures.nightFrom?.toISOString() ?? null,
    nightTo: figures.nightTo?.toISOString() ?? null,
    isCurrent: made >= wanted,
  }));
}

export interface BodyWindow {
  /** When its five minutes begin. */
  at: Date;
  /** Beats a minute. */
  meanHr: number;
  /** Milliseconds; null without enough sound intervals. */
  rmssd: number | null;
  sdnn: number | null;
  /** Of the intervals, 0 to 1; null without intervals. */
  correctedShare: number | null;
}

/** Windows of five minutes that begin in `[from, to)`, at most `limit`, the first first: for other slices. */
export async function bodyWindows(
  { db }: Pick<Deps, 'db'>,
  memberId: MemberId,
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<BodyWindow[]> {
  const rows = await windowRows(db, memberId, from, to, limit);
  return rows.map(({ windowAt, meanHr, rmssd, sdnn, correctedShare }) => ({
    at: windowAt,
    meanHr,
    rmssd,
    sdnn,
    correctedShare,
  }));
}

export const listDays: Verb<{ from: string; to: string }, BodyDay[]> = async ({ ctx, input, deps }) => {
  checkSpan(Date.parse(input.from), Date.parse(input.to), MOST_DAYS);
  return bodyDays(deps, ctx.member.id, input.from, input.to);
};

/** The course of a span: five minutes where raw samples are kept and it is a week or less, else hours. */
export const readSeries: Verb<{ from: string; to: string }, BodySeries> = async ({ ctx, input, deps }) => {
  const [from, to] = [new Date(input.from), new Date(input.to)];
  checkSpan(from.getTime(), to.getTime(), 93);
  const isShort = to.getTime() - from.getTime() <= 7 * DAY_MS;
  const windows = isShort ? await windowRows(deps.db, ctx.member.id, from, to, MOST_POINTS) : [];
  if (windows.length > 0)
    return {
      minutes: 5,
      points: windows.map(({ windowAt, meanHr, rmssd, sdnn, samples, correctedShare }) => ({
        at: windowAt.toISOString(),
        meanHr,
        rmssd,
        sdnn,
        samples,
        correctedShare,
      })),
    };
  const hours = await hourRows(deps.db, ctx.member.id, from, to, MOST_POINTS);
  return {
    minutes: 60,
    points: hours.map(({ hourAt, meanHr, rmssd, sdnn, samples, correctedShare }) => ({
      at: hourAt.toISOString(),
      meanHr,
      rmssd,
      sdnn,
      samples,
      correctedShare,
    })),
  };
};

function checkSpan(from: number, to: number, mostDays: number): void {
  if (from <= to && to - from <= mostDays * DAY_MS) return;
  throw new AppError('DAY-REQ-1002', {
    details: [{ path: 'to', message: `Not before from, and at most ${mostDays} days after it` }],
  });
}

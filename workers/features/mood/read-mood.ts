import { nightFigures } from '#workers/features/body/index.ts';
import {
  NIGHTS_LOOKED_AT,
  NIGHTS_NEEDED,
  type NightFigures,
  standingOf,
} from '#workers/features/body/pure/own-nights.ts';
import { type DayReading, dayReadings, journalDays } from '#workers/features/journal/index.ts';
import type { JournalDay } from '#workers/features/journal/schemas.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { addDays, type LocalDay, localDayOf, parseLocalDay } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { agreementOf, type Compared, LABELS_NEEDED } from './pure/agreement.ts';
import type { Label } from './pure/labels.ts';
import { arousalOf, bodyLabels, saidLabels, saidValence, writtenLabel } from './pure/suggest-labels.ts';
import { textConfidence } from './pure/text-confidence.ts';
import { type MomentRow, newestMoments } from './queries.ts';
import type { MoodDay, MoodDetail } from './schemas.ts';

const LONGEST_SPAN_DAYS = 366;
/** The newest labels that a confidence looks at. */
const LABELS_LOOKED_AT = 200;

type Sources = ReturnType<typeof sourcesOf>;
type Call = Pick<Parameters<Verb<unknown, unknown>>[0], 'ctx' | 'deps'>;

/** What body, words and member say of a day, side by side. There is no figure that is made of more than one of them. */
export const readMood: Verb<{ day?: string | undefined }, MoodDetail> = async ({ ctx, input, deps }) => {
  const today = localDayOf(ctx.now, ctx.member.timeZone);
  const day = input.day === undefined ? today : requireDay(input.day, 'day');
  const moments = await newestMoments(deps.db, ctx.member.id, LABELS_LOOKED_AT);
  const call = { ctx, deps };
  const { body, said, wrote } = (await gather(call, { from: day, to: day }))(day);
  const pairs = await labelledDays(call, moments, today);
  const agreement = (labels: readonly Label[], of: (at: Sources) => { labels: Label[] } | null) => {
    const compared = pairs.flatMap(({ own, sources }): Compared[] => {
      const told = of(sources);
      return told === null ? [] : [{ labels: told.labels, own }];
    });
    const value = agreementOf(labels, compared);
    return value === null ? null : { value, basis: 'own' as const };
  };
  return {
    localDay: day,
    body:
      body.kind === 'told'
        ? { ...body, confidence: agreement(body.labels, (at) => (at.body.kind === 'told' ? at.body : null)) }
        : body,
    said: said && { ...said, confidence: agreement(said.labels, (at) => at.said) },
    wrote: wrote && {
      valence: wrote.valence,
      labels: wrote.labels,
      confidence:
        agreement(wrote.labels, (at) => at.wrote) ??
        (wrote.byOthers === null ? null : { value: wrote.byOthers, basis: 'others' }),
    },
    moments: { labelled: moments.length, needed: LABELS_NEEDED },
  };
};

/** The three lines of a span of days; days of which nothing is known are absent. */
export const listMoodDays: Verb<{ from: string; to: string }, MoodDay[]> = async ({ ctx, input, deps }) => {
  const from = requireDay(input.from, 'from');
  const to = requireDay(input.to, 'to');
  if (to < from || to > addDays(from, LONGEST_SPAN_DAYS - 1))
    throw new AppError('DAY-REQ-1002', {
      details: [{ path: 'to', message: `At most ${LONGEST_SPAN_DAYS} days, in order.` }],
    });
  const call = { ctx, deps };
  const [nights, journal] = await Promise.all([
    nightFigures({ ...call, input: { from: addDays(from, -NIGHTS_LOOKED_AT), to } }),
    journalDays({ ...call, input: { from, to } }),
  ]);
  const journalOf = new Map(journal.map((one) => [one.localDay, one]));
  const days: MoodDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const said = journalOf.get(day);
    const arousal = arousalOn(day, nights).arousal;
    const saidAt = said === undefined ? null : saidValence(said);
    const wroteAt = said?.textValence ?? null;
    if (arousal === null && saidAt === null && wroteAt === null) continue;
    days.push({ localDay: day, arousal, saidValence: saidAt, wroteValence: wroteAt });
  }
  return days;
};

/** What each source said of the days of labelled moments; nothing before there are enough of these. */
async function labelledDays(call: Call, moments: readonly MomentRow[], today: LocalDay) {
  if (moments.length < LABELS_NEEDED) return [];
  const reach = addDays(today, 1 - LONGEST_SPAN_DAYS);
  const known = moments.filter(({ localDay }) => localDay >= reach && localDay <= today);
  const oldest = (known.at(-1)?.localDay ?? today) as LocalDay;
  const sourcesOn = await gather(call, { from: oldest, to: today });
  return known.map(({ localDay, label }) => ({ own: label, sources: sourcesOn(localDay) }));
}

/** What each source says of each day of a span of at most 366. */
async function gather(call: Call, span: { from: LocalDay; to: LocalDay }): Promise<(day: string) => Sources> {
  const [nights, journal, readings] = await Promise.all([
    nightFigures({ ...call, input: { from: addDays(span.from, -NIGHTS_LOOKED_AT), to: span.to } }),
    journalDays({ ...call, input: span }),
    dayReadings({ ...call, input: span }),
  ]);
  const journalOf = new Map(journal.map((one) => [one.localDay, one]));
  return (day) =>
    sourcesOf(
      arousalOn(day as LocalDay, nights),
      journalOf.get(day),
      readings.filter(({ localDay }) => localDay === day),
    );
}

function arousalOn(day: LocalDay, nights: readonly NightFigures[]) {
  const from = addDays(day, -NIGHTS_LOOKED_AT);
  const own = nights.find(({ localDay }) => localDay === day) ?? null;
  const earlier = nights.filter(({ localDay }) => localDay >= from && localDay < day);
  const standing = standingOf(own, earlier);
  return { nights: standing.nights, hasData: own !== null, arousal: arousalOf(standing) };
}

function sourcesOf(
  { nights, hasData, arousal }: ReturnType<typeof arousalOn>,
  journal: JournalDay | undefined,
  readings: readonly DayReading[],
) {
  const valence = journal === undefined ? null : saidValence(journal);
  const found = writtenLabel(readings.flatMap(({ emotions }) => emotions));
  const body =
    arousal !== null
      ? { kind: 'told' as const, arousal, nights, labels: bodyLabels(arousal) }
      : nights < NIGHTS_NEEDED && (hasData || nights > 0)
        ? { kind: 'too-few-nights' as const, nights, nightsNeeded: NIGHTS_NEEDED }
        : { kind: 'no-data' as const, nights };
  return {
    body,
    said:
      valence === null
        ? null
        : {
            valence,
            energy: journal?.energy ?? null,
            labels: saidLabels({ valence, energy: journal?.energy ?? null }),
          },
    wrote:
      journal === undefined || journal.textValence === null
        ? null
        : {
            valence: journal.textValence,
            labels: [found?.label ?? ('neutral' as const)],
            // Measured of our own model's probabilities; of another's nothing is known.
            byOthers: readings.some(({ left }) => left) ? null : textConfidence(found),
          },
  };
}

function requireDay(text: string, path: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new AppError('DAY-REQ-1002', { details: [{ path, message: 'No such day.' }] });
  return day;
}

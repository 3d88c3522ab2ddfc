import type { Context } from '#workers/kernel/context.ts';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { todayOf } from './days.ts';
import { isLived } from './pure/interval.ts';
import { shareOfTarget } from './pure/share-of-target.ts';
import { type DayRecord, standingOfHistory } from './pure/strength.ts';
import { drawTickets, pausesBetween, storeStandings, type TemplateRow } from './queries.ts';
import { pauseOf, ruleOf, storedDay } from './rule-of.ts';
import { recordsOf } from './task-queries.ts';

/** Older days have no part in a strength that anybody could see: 2^(−400/13) of it is left. */
const DAYS_LOOKED_AT = 400;
const TEMPLATES_AT_ONCE = 100;

/** Works out strength and streaks anew from what happened. */
export async function restand(
  { ctx, deps }: { ctx: Context; deps: Pick<Deps, 'db'> },
  templateIds: readonly string[],
): Promise<void> {
  for (let at = 0; at < templateIds.length; at += TEMPLATES_AT_ONCE)
    await restandSome(ctx, deps, templateIds.slice(at, at + TEMPLATES_AT_ONCE));
}

async function restandSome(ctx: Context, { db }: Pick<Deps, 'db'>, ids: readonly string[]): Promise<void> {
  const memberId = ctx.member.id;
  const today = todayOf(ctx);
  const from = addDays(today, -DAYS_LOOKED_AT);
  const templates = await drawTickets(db, memberId, ids);
  const [rows, pauseRows] = await Promise.all([
    recordsOf(db, memberId, ids, from, addDays(today, 1)),
    pausesBetween(db, memberId, from, today),
  ]);
  const records = new Map<string, Map<LocalDay, DayRecord>>(ids.map((id) => [id, new Map()]));
  for (const { templateId, localDay, state, amount, target } of rows)
    records.get(templateId)?.set(storedDay(localDay), { state, share: shareOfTarget(target, amount) });
  const pauses = pauseRows.map(pauseOf);
  const lived = livedDays(ctx.member.timeZone);
  const standings = templates.map((template) => {
    const history = {
      rule: ruleOf(template),
      ruleSince: storedDay(template.ruleSince),
      records: records.get(template.id) ?? new Map<LocalDay, DayRecord>(),
      pauses,
      from,
      today,
      isLived: lived,
    };
    const standing = keepBest(template, from, standingOfHistory(history));
    return { id: template.id, standingTicket: template.standingTicket, ...standing };
  });
  await storeStandings(db, memberId, standings);
}

/** A best streak that began before the days that are looked at stands. */
function keepBest<S extends { bestStreak: number }>(template: TemplateRow, from: LocalDay, standing: S): S {
  return template.startsOn >= from
    ? standing
    : { ...standing, bestStreak: Math.max(standing.bestStreak, template.bestStreak) };
}

/** Asking a zone's calendar for a day costs some microseconds; one answer serves all templates. */
function livedDays(timeZone: string): (day: LocalDay) => boolean {
  const known = new Map<LocalDay, boolean>();
  return (day) => {
    const answer = known.get(day) ?? isLived(day, timeZone);
    known.set(day, answer);
    return answer;
  };
}

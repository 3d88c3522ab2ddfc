import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { isDue, isPaused, mondayOf, type Pause, type Rule, spanDays } from './interval.ts';
import type { TaskState } from './task-states.ts';

/** One occasion that counts: a due day, or a week of a weekly task. */
export interface Occasion {
  /** 0 (missed) to 1 (kept); part of a measured target counts in part. Null: excused, or not over yet. */
  kept: number | null;
}

export interface DayRecord {
  state: TaskState;
  /** 0 to 1: how much of the target was reached. */
  share: number;
}

export interface Standing {
  /** 0 to 1. */
  strength: number;
  streak: number;
  bestStreak: number;
}

/** Strength lost half of itself after so many missed days in a row of a daily task. */
const HALF_LIFE_DAYS = 13;
const PENDING: readonly TaskState[] = [
  'scheduled',
  'notified',
  'started',
  'captured',
  'in_review',
  'approved',
  'appealed',
];

/** A day as an occasion: kept, missed, excused, or open. Nothing recorded on a day that is over is a miss. */
function keptOn(record: DayRecord | undefined, isOver: boolean): number | null {
  if (record === undefined) return isOver ? 0 : null;
  if (record.state === 'completed') return record.share;
  if (record.state === 'excused') return null;
  return PENDING.includes(record.state) && (!isOver || isInReview(record.state)) ? null : 0;
}

function isInReview(state: TaskState): boolean {
  return state === 'captured' || state === 'in_review' || state === 'approved' || state === 'appealed';
}

export interface History {
  rule: Rule;
  /** Days before it are judged by the records they have: they were planned by another rule. */
  ruleSince: LocalDay;
  records: ReadonlyMap<LocalDay, DayRecord>;
  pauses: readonly Pause[];
  /** First day that is looked at. */
  from: LocalDay;
  today: LocalDay;
  /** Days that the member's calendar does not have. */
  isLived: (day: LocalDay) => boolean;
}

/** The occasions of a task up to today, in order. */
export function occasionsOf(history: History): Occasion[] {
  const { rule, ruleSince, records, today, from } = history;
  const occasions: Occasion[] = [];
  const start = from > rule.startsOn ? from : rule.startsOn;
  for (const day of [...records.keys()].sort()) {
    if (day < ruleSince && day >= from) occasions.push({ kept: keptOn(records.get(day), day < today) });
  }
  const since = ruleSince > start ? ruleSince : start;
  if (rule.intervalKind === 'weekly') return [...occasions, ...weeksOf(history, since)];
  for (let day = since; day <= today; day = addDays(day, 1)) {
    const record = records.get(day);
    // A day told of although nothing was due is a gain, and never a miss.
    if (!isDue(rule, day) && record?.state !== 'completed') continue;
    if (record?.state !== 'completed' && (isPaused(day, history.pauses) || !history.isLived(day))) continue;
    occasions.push({ kept: keptOn(record, day < today) });
  }
  return occasions;
}

/** A week is kept in the share of its wanted days that were done; paused and excused days are not wanted of it. */
function weeksOf({ rule, records, pauses, today, isLived }: History, since: LocalDay): Occasion[] {
  const weeks: Occasion[] = [];
  for (let monday = mondayOf(since); monday <= today; monday = addDays(monday, 7)) {
    let [done, open] = [0, 0];
    for (let at = 0; at < 7; at += 1) {
      const day = addDays(monday, at);
      const record = records.get(day);
      if (record?.state === 'completed') done += record.share;
      const isOpen = day >= since && isDue(rule, day) && !isPaused(day, pauses) && isLived(day);
      if (record?.state === 'completed' || (isOpen && record?.state !== 'excused')) open += 1;
    }
    const wanted = Math.min(rule.intervalN, open);
    if (wanted === 0) continue;
    const share = Math.min(1, done / wanted);
    const isOver = addDays(monday, 6) < today;
    weeks.push({ kept: isOver || share === 1 ? share : null });
  }
  return weeks;
}

/**
 * Exponential smoothing (Brown, 1956) of kept and missed occasions: S ← S + α (kept − S), α = 1 − 2^(−√d / 13), where d is the
 * days that one occasion stands for. The √d is that of the open habit tracker Loop: rarer tasks gain more from each time.
 * One miss takes 5 % of a daily task's strength and never all of it: missing one opportunity did not set back the making of
 * a habit in Lally et al., Eur. J. Soc. Psychol. 40 (2010) 998–1009. Excused and open occasions change nothing.
 *
 * A streak counts occasions kept in full, back from the last that is over; an occasion that is still open does not end it.
 */
export function standingOf(occasions: readonly Occasion[], span: number): Standing {
  const alpha = 1 - 2 ** (-Math.sqrt(span) / HALF_LIFE_DAYS);
  let [strength, streak, bestStreak] = [0, 0, 0];
  for (const { kept } of occasions) {
    if (kept === null) continue;
    strength += alpha * (kept - strength);
    streak = kept >= 1 ? streak + 1 : 0;
    bestStreak = Math.max(bestStreak, streak);
  }
  return { strength: Math.min(1, Math.max(0, strength)), streak, bestStreak };
}

export function standingOfHistory(history: History): Standing {
  return standingOf(occasionsOf(history), spanDays(history.rule));
}

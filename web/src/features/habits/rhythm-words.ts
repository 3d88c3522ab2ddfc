import type { TaskTemplate } from '#workers/features/habits/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { weekdayName } from './weekday-picker.tsx';

/** An interval in words: 'every 3 days', 'Mon, Fri'. */
export function useRhythm() {
  const t = useText();
  const format = useFormat();
  return ({ interval }: Pick<TaskTemplate, 'interval'>): string => {
    if (interval.kind === 'weekly') return t('habits.perWeek', { count: interval.times });
    if (interval.kind === 'weekdays')
      return interval.days.map((day) => format.day(weekdayName(day), 'weekday')).join(', ');
    return interval.every === 1 ? t('habits.everyDay') : t('habits.everyDays', { count: interval.every });
  };
}

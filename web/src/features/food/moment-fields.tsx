import { Clock } from 'lucide-react';
import type { Meal } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNow } from '../../lib/use-now.ts';
import { wallClockOf } from '../../lib/zoned-time.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { MEAL_ORDER, MEAL_WORDS } from './meal-words.ts';

export interface MomentText {
  /** 'YYYY-MM-DDTHH:mm' in the member's zone; empty means now. */
  wallClock: string;
  /** Empty: the server guesses by the hour. */
  meal: Meal | '';
}

function isMeal(text: string): text is Meal {
  return MEAL_ORDER.some((meal) => meal === text);
}

/** When it was eaten and as what: said in one line, and changed behind it. Left alone, it means now. */
export function MomentFields({
  value,
  onChange,
}: {
  value: MomentText;
  onChange: (value: MomentText) => void;
}) {
  const t = useText();
  const format = useFormat();
  const now = wallClockOf(useNow(), format.timeZone);
  const when =
    value.wallClock === ''
      ? t('meal.justNow')
      : `${format.day(value.wallClock.slice(0, 10), 'short')}, ${value.wallClock.slice(11)}`;
  return (
    <details className="group rounded-lg border border-line bg-surface px-4">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 [&::-webkit-details-marker]:hidden">
        <Clock size={18} aria-hidden className="shrink-0 text-faint" />
        <span className="figures min-w-0 flex-1">
          {when}
          {value.meal !== '' && <span className="text-soft"> · {t(MEAL_WORDS[value.meal])}</span>}
        </span>
        <span className="text-sm font-medium text-soft underline underline-offset-4 group-open:no-underline">
          {t('meal.changeMoment')}
        </span>
      </summary>
      <div className="grid gap-3 pt-1 pb-4 sm:grid-cols-2">
        <SelectField
          label={t('meal.kind')}
          value={value.meal}
          onChange={({ target }) => onChange({ ...value, meal: isMeal(target.value) ? target.value : '' })}
        >
          <option value="">{t('meal.byTheClock')}</option>
          {MEAL_ORDER.map((meal) => (
            <option key={meal} value={meal}>
              {t(MEAL_WORDS[meal])}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('meal.eatenAt')}
          type="datetime-local"
          value={value.wallClock === '' ? now : value.wallClock}
          max={now}
          onChange={({ target }) => onChange({ ...value, wallClock: target.value.slice(0, 16) })}
        />
      </div>
    </details>
  );
}

import type { Meal } from '#workers/features/food/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
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

/** When it was eaten; left alone, it means now. */
export function MomentFields({
  value,
  onChange,
}: {
  value: MomentText;
  onChange: (value: MomentText) => void;
}) {
  const t = useText();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
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
        hint={t('meal.nowHint')}
        type="datetime-local"
        value={value.wallClock}
        onChange={({ target }) => onChange({ ...value, wallClock: target.value.slice(0, 16) })}
      />
    </div>
  );
}

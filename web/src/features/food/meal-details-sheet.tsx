import { useState } from 'react';
import type { FoodAnalysis, Meal, PatchAnalysis } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { instantOf, wallClockOf } from '../../lib/zoned-time.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { MEAL_ORDER, MEAL_WORDS } from './meal-words.ts';

export interface MealDetailsSheetProps {
  meal: Pick<FoodAnalysis, 'meal' | 'eatenAt' | 'title'>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onSave: (change: PatchAnalysis) => void;
}

/** A meal's title, kind and time. */
export function MealDetailsSheet(props: MealDetailsSheetProps) {
  const t = useText();
  return (
    <Sheet title={t('meal.details')} isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <DetailsForm {...props} />
    </Sheet>
  );
}

function DetailsForm({ meal, onOpenChange, onSave }: MealDetailsSheetProps) {
  const t = useText();
  const { timeZone } = useFormat();
  const [kind, setKind] = useState<Meal>(meal.meal);
  return (
    <form
      className="grid gap-4 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const title = String(form.get('title') ?? '').trim();
        const wallClock = String(form.get('eatenAt') ?? '');
        onSave({
          meal: kind,
          title: title === '' ? null : title,
          ...(wallClock !== '' && { eatenAt: instantOf(wallClock.slice(0, 16), timeZone).toISOString() }),
        });
        onOpenChange(false);
      }}
    >
      <TextField label={t('meal.title')} name="title" maxLength={120} defaultValue={meal.title ?? ''} />
      <Segmented
        label={t('meal.kind')}
        value={kind}
        options={MEAL_ORDER.map((value) => ({ value, label: t(MEAL_WORDS[value]) }))}
        onChange={setKind}
      />
      <TextField
        label={t('meal.eatenAt')}
        name="eatenAt"
        type="datetime-local"
        required
        defaultValue={wallClockOf(new Date(meal.eatenAt), timeZone)}
      />
      <Button type="submit" look="primary">
        {t('common.save')}
      </Button>
    </form>
  );
}

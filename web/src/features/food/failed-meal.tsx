import { RotateCcw } from 'lucide-react';
import type { FoodAnalysis } from '#workers/features/food/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import type { useMealEdit } from './meal-edits.ts';
import { FAILURE_WORDS } from './meal-words.ts';
import { NeedsPerson } from './needs-person.tsx';

/** The analysis came to nothing: what happened, another try, and the way by hand. */
export function FailedMeal({ meal, edit }: { meal: FoodAnalysis; edit: ReturnType<typeof useMealEdit> }) {
  const t = useText();
  const canRetry =
    meal.photo !== null && meal.failure !== 'photo_unreadable' && meal.failure !== 'photo_lost';
  return (
    <>
      <Card className="grid justify-items-start gap-3 border-notice/50">
        <div role="alert">
          <h2 className="text-xl">{t('failure.title')}</h2>
          <p className="mt-1 text-soft">{t(FAILURE_WORDS[meal.failure ?? 'gave_up'])}</p>
        </div>
        {canRetry && (
          <Button
            look="primary"
            icon={<RotateCcw size={18} />}
            disabled={edit.isPending}
            onClick={() => edit.mutate({ kind: 'retry' })}
          >
            {t('failure.retry')}
          </Button>
        )}
      </Card>
      <NeedsPerson edit={edit} hasPhoto={false} />
    </>
  );
}

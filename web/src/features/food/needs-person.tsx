import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { usualGrams } from './food-queries.ts';
import { FoodSearch } from './lazy-food-search.tsx';
import type { useMealEdit } from './meal-edits.ts';

/** The analysis found nothing that it would stand for, and asks. */
export function NeedsPerson({ edit, hasPhoto }: { edit: ReturnType<typeof useMealEdit>; hasPhoto: boolean }) {
  const t = useText();
  return (
    <Card className="grid gap-4">
      <div>
        <h2 className="text-xl">{t('needsPerson.title')}</h2>
        <p className="mt-1 text-soft">{t(hasPhoto ? 'needsPerson.text' : 'needsPerson.empty')}</p>
      </div>
      <FoodSearch
        label={t('needsPerson.search')}
        onChoose={(food) =>
          edit.mutate({
            kind: 'add-item',
            item: { foodId: food.id, massGrams: usualGrams(food) },
          })
        }
      />
    </Card>
  );
}

import type { FoodItem } from '#workers/features/food/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { FoodSearch } from './food-search.tsx';

/** 'It is something else': the likely others first, then the whole table by search. */
export function FoodSwap({
  item,
  onSwap,
  onCancel,
}: {
  item: FoodItem;
  onSwap: (foodId: string) => void;
  onCancel: () => void;
}) {
  const t = useText();
  return (
    <div className="my-2 grid gap-3 rounded-md bg-paper p-3">
      {item.alternatives.length > 0 && (
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="mb-1.5 text-sm font-medium text-soft">{t('item.alternatives')}</legend>
          {item.alternatives.map((food) => (
            <Button key={food.foodId} size="small" onClick={() => onSwap(food.foodId)}>
              {food.name}
            </Button>
          ))}
        </fieldset>
      )}
      <FoodSearch label={t('item.swapSearch')} onChoose={(food) => onSwap(food.id)} shouldFocus />
      <Button look="quiet" size="small" className="justify-self-start" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}

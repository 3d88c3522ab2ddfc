import { Plus } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { FoodItem } from '#workers/features/food/schemas.ts';
import type { FoodSummary } from '#workers/features/nutrition/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Button } from '../../ui/button.tsx';
import { usualGrams } from './food-queries.ts';
import { ItemCard } from './item-card.tsx';
import { FoodSearch } from './lazy-food-search.tsx';
import type { useMealEdit } from './meal-edits.ts';
import type { useMassDrafts } from './use-mass-drafts.ts';
import { useWeighing } from './use-weighing.ts';

export interface MealItemsProps {
  items: readonly FoodItem[];
  edit: ReturnType<typeof useMealEdit>;
  drafts: Pick<ReturnType<typeof useMassDrafts>, 'move' | 'settle'>;
  activeId: string | null;
  onActivate: (itemId: string | null) => void;
  cards: RefObject<Map<string, HTMLLIElement>>;
}

/** The list of a meal's foods, each to be weighed, swapped, split or removed, and a way to add one. */
export function MealItems({ items, edit, drafts, activeId, onActivate, cards }: MealItemsProps) {
  const t = useText();
  const notice = useNotice();

  const weigh = useWeighing(edit, drafts);

  const remove = async (item: FoodItem) => {
    try {
      await edit.mutateAsync({ kind: 'delete-item', itemId: item.id });
      notice(t('item.deleted', { name: item.name }), {
        undo: () => edit.mutate({ kind: 'restore-item', itemId: item.id }),
      });
    } catch {
      // The edit has told the person already.
    }
  };

  return (
    <div className="grid grid-cols-1 gap-3">
      <ul className="grid grid-cols-1 gap-3">
        {items.map((item, index) => (
          <ItemCard
            key={item.id}
            ref={(card) => {
              if (card === null) cards.current.delete(item.id);
              else cards.current.set(item.id, card);
            }}
            item={item}
            number={index + 1}
            isActive={item.id === activeId}
            onActivate={(isActive) => onActivate(isActive ? item.id : null)}
            onMove={(grams) => drafts.move(item.id, grams)}
            onWeigh={(grams) => weigh(item.id, grams)}
            onSwap={(foodId) => edit.mutate({ kind: 'change-item', itemId: item.id, change: { foodId } })}
            onSplit={() => edit.mutate({ kind: 'split-item', itemId: item.id, share: 0.5 })}
            onDelete={() => remove(item)}
          />
        ))}
      </ul>
      <AddItem
        onAdd={(food) =>
          edit.mutate({
            kind: 'add-item',
            item: { foodId: food.id, massGrams: usualGrams(food) },
          })
        }
      />
    </div>
  );
}

function AddItem({ onAdd }: { onAdd: (food: FoodSummary) => void }) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button icon={<Plus size={18} />} className="justify-self-start" onClick={() => setIsOpen(true)}>
        {t('item.add')}
      </Button>
    );
  }
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <FoodSearch
        label={t('item.addSearch')}
        shouldFocus
        onChoose={(food) => {
          setIsOpen(false);
          onAdd(food);
        }}
      />
      <Button look="quiet" size="small" className="mt-2" onClick={() => setIsOpen(false)}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}

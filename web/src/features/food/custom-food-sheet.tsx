import type { CustomFood } from '#workers/features/nutrition/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { CustomFoodForm } from './custom-food-form.tsx';

/** A new food, or one to change; null: the sheet is closed. */
export function CustomFoodSheet({
  edited,
  onClose,
}: {
  edited: CustomFood | 'new' | null;
  onClose: () => void;
}) {
  const t = useText();
  const food = edited === null || edited === 'new' ? null : edited;
  return (
    <Sheet
      title={food === null ? t('foods.add') : t('foods.edit', { name: food.name })}
      isOpen={edited !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <CustomFoodForm food={food} onDone={onClose} />
    </Sheet>
  );
}

import { PencilLine, Trash2 } from 'lucide-react';
import type { CustomFood } from '#workers/features/nutrition/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { IconButton } from '../../ui/button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';

const ALL_FOODS = ['foods'];

/** Own foods with their energy, each to be changed or deleted. */
export function CustomFoodList({
  foods,
  onEdit,
}: {
  foods: readonly CustomFood[];
  onEdit: (food: CustomFood) => void;
}) {
  const t = useText();
  const format = useFormat();
  const remove = useDeleteFood();
  return (
    <ul className="grid gap-2">
      {foods.map((food) => {
        const portion = food.portions[0];
        return (
          <li
            key={food.id}
            className="flex items-center gap-2 rounded-lg border border-line bg-surface py-2 pr-1.5 pl-4 shadow-card"
          >
            <div className="min-w-0 flex-1">
              <p className="leading-snug font-medium">{food.name}</p>
              <p className="figures text-sm text-soft">
                {t('foods.per100', { kcal: format.number(food.nutrientsPer100g.energyKcal ?? 0) })}
                {portion !== undefined &&
                  ` · ${format.number(portion.amount, 2)} ${portion.label} ${format.mass(portion.grams)}`}
              </p>
            </div>
            <IconButton
              label={t('foods.edit', { name: food.name })}
              icon={<PencilLine size={20} />}
              onClick={() => onEdit(food)}
            />
            <IconButton
              label={t('foods.delete', { name: food.name })}
              icon={<Trash2 size={20} />}
              onClick={() => remove(food)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** Deletes at once, and can take it back. */
function useDeleteFood() {
  const t = useText();
  const api = useApi();
  const notice = useNotice();
  const { attempt } = useAttempt(ALL_FOODS);
  return ({ id, name }: CustomFood) =>
    attempt(async () => {
      await api.read(`/custom-foods/${id}`, { method: 'DELETE' });
      notice(t('foods.deleted', { name }), {
        undo: () => attempt(() => api.read(`/custom-foods/${id}/restore`, { method: 'POST' })),
      });
    });
}

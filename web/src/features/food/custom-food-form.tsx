import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { type CustomFood, type NewCustomFood, newCustomFood } from '#workers/features/nutrition/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';

const FIGURES = [
  { key: 'energyKcal', label: 'foods.energy', unit: 'kcal' },
  { key: 'proteinG', label: 'nutrient.proteinG', unit: 'g' },
  { key: 'carbohydrateG', label: 'nutrient.carbohydrateG', unit: 'g' },
  { key: 'fatG', label: 'nutrient.fatG', unit: 'g' },
  { key: 'fibreG', label: 'nutrient.fibreG', unit: 'g' },
  { key: 'sugarG', label: 'nutrient.sugarG', unit: 'g' },
] as const satisfies readonly { key: string; label: MessageId; unit: string }[];

const { name, nutrientsPer100g } = newCustomFood.shape;
/** An empty field is a figure that is not known: it is left out before the server's rule is asked. */
const entered = z
  .record(z.string(), z.number().min(0).optional())
  .transform(
    (figures): Record<string, number> =>
      Object.fromEntries(
        Object.entries(figures).flatMap(([key, figure]) => (figure === undefined ? [] : [[key, figure]])),
      ),
  );
const fields = z.object({ name, nutrientsPer100g: entered.pipe(nutrientsPer100g) });
type Fields = z.infer<typeof fields>;

const asFigure = (text: unknown) => (text === '' || text === undefined ? undefined : Number(text));

/** The figures of a label. What the form does not show, a food keeps. */
export function CustomFoodForm({ food, onDone }: { food: CustomFood | null; onDone: () => void }) {
  const t = useText();
  const api = useApi();
  const queries = useQueryClient();
  const [requestKey] = useState(() => crypto.randomUUID());
  const form = useForm<z.input<typeof fields>, unknown, Fields>({
    resolver: zodResolver(fields),
    defaultValues: { name: food?.name ?? '', nutrientsPer100g: { ...food?.nutrientsPer100g } },
  });
  const [portion, setPortion] = useState({
    label: food?.portions[0]?.label ?? '',
    grams: food?.portions[0]?.grams.toString() ?? '',
  });
  const { errors } = form.formState;

  const save = useMutation({
    mutationFn: (body: NewCustomFood) =>
      food === null
        ? api.read('/custom-foods', { method: 'POST', body, idempotencyKey: requestKey })
        : api.read(`/custom-foods/${food.id}`, { method: 'PATCH', body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['foods'] });
      onDone();
    },
  });

  const portions = () => {
    const grams = Number(portion.grams);
    const rest = food?.portions.slice(1) ?? [];
    const isGiven = portion.label.trim() !== '' && grams > 0;
    return isGiven ? [{ amount: 1, label: portion.label.trim(), grams }, ...rest] : rest;
  };

  return (
    <form
      noValidate
      className="grid gap-4 pt-1"
      onSubmit={form.handleSubmit((chosen) => save.mutate({ ...chosen, portions: portions() }))}
    >
      <TextField
        label={t('foods.name')}
        error={errors.name && t('foods.nameMissing')}
        {...form.register('name')}
      />
      <fieldset>
        <legend className="mb-2 text-sm font-semibold">{t('foods.figures')}</legend>
        <div className="grid grid-cols-2 gap-3">
          {FIGURES.map(({ key, label, unit }) => (
            <TextField
              key={key}
              label={t(label)}
              type="number"
              inputMode="decimal"
              step="any"
              min={0}
              unit={unit}
              error={
                (errors.nutrientsPer100g?.[key] ?? (key === 'energyKcal' && errors.nutrientsPer100g?.root))
                  ? t('foods.figureMissing')
                  : undefined
              }
              {...form.register(`nutrientsPer100g.${key}`, { setValueAs: asFigure })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-sm font-semibold">{t('foods.portion')}</legend>
        <p className="mb-2 text-sm text-faint">{t('foods.portionHint')}</p>
        <div className="grid grid-cols-[1fr_8rem] gap-3">
          <TextField
            label={t('foods.portionName')}
            value={portion.label}
            onChange={({ target }) => setPortion({ ...portion, label: target.value })}
          />
          <TextField
            label={t('foods.portionGrams')}
            type="number"
            inputMode="decimal"
            unit="g"
            value={portion.grams}
            onChange={({ target }) => setPortion({ ...portion, grams: target.value })}
          />
        </div>
      </fieldset>
      {save.isError && <Problem error={save.error} />}
      <Button type="submit" look="primary" disabled={save.isPending}>
        {t(save.isPending ? 'common.saving' : 'common.save')}
      </Button>
    </form>
  );
}

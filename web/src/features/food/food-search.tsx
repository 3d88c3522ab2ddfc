import { Combobox } from '@base-ui/react/combobox';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import type { FoodSummary } from '#workers/features/nutrition/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useDebounced } from '../../lib/debounced.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { foodSearchQuery } from './food-queries.ts';

const TYPING_PAUSE_MS = 180;

export interface FoodSearchProps {
  label: string;
  onChoose: (food: FoodSummary) => void;
  shouldFocus?: boolean;
}

/** Finds a food of the table, or one of the member's own, by typing. */
export function FoodSearch({ label, onChoose, shouldFocus = false }: FoodSearchProps) {
  const t = useText();
  const format = useFormat();
  const api = useApi();
  const id = useId();
  const [text, setText] = useState('');
  const query = useDebounced(text.trim(), TYPING_PAUSE_MS);
  const { data, isFetching, isError } = useQuery(foodSearchQuery(api, query));
  const hits = query === '' ? [] : (data ?? []);
  const word = isError
    ? t('foods.searchFailed')
    : isFetching
      ? t('foods.searching')
      : t('foods.noHit', { query });
  return (
    <Combobox.Root<FoodSummary>
      items={hits}
      filter={null}
      value={null}
      inputValue={text}
      onInputValueChange={setText}
      onValueChange={(food) => {
        if (food === null) return;
        setText('');
        onChoose(food);
      }}
      itemToStringLabel={(food) => food.name}
    >
      <div className="grid gap-1.5">
        <label htmlFor={id} className="text-sm font-medium text-soft">
          {label}
        </label>
        <div className="relative">
          <Search
            aria-hidden
            size={18}
            className="pointer-events-none absolute inset-y-0 left-3 my-auto text-faint"
          />
          <Combobox.Input
            id={id}
            autoFocus={shouldFocus}
            placeholder={t('foods.searchPlaceholder')}
            className="min-h-11 w-full rounded-md border border-edge bg-raised pr-3 pl-10 text-base"
          />
        </div>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner className="z-70 outline-none" sideOffset={6}>
          <Combobox.Popup className="max-h-[min(20rem,var(--available-height))] w-(--anchor-width) overflow-y-auto overscroll-contain rounded-md border border-line bg-raised p-1 shadow-float">
            {query !== '' && hits.length === 0 && (
              <Combobox.Status className="px-3 py-2.5 text-sm text-soft">{word}</Combobox.Status>
            )}
            <Combobox.List>
              {(food: FoodSummary) => (
                <Combobox.Item
                  key={food.id}
                  value={food}
                  className="flex min-h-11 cursor-default items-center justify-between gap-3 rounded-sm px-3 py-1.5 outline-none select-none data-highlighted:bg-accent-soft"
                >
                  <span className="min-w-0">{food.name}</span>
                  {food.energyKcal !== null && (
                    <span className="figures shrink-0 text-sm text-soft">
                      {t('foods.per100', { kcal: format.number(food.energyKcal) })}
                    </span>
                  )}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

import { SlidersHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { type HistoryFilters, hasFilters, NO_FILTERS } from './history-filters.ts';

const TYPING_PAUSE_MS = 300;

const SORTS = {
  '-eatenAt': 'history.sort.newest',
  eatenAt: 'history.sort.oldest',
  '-energyKcal': 'history.sort.most',
  energyKcal: 'history.sort.least',
} as const satisfies Record<HistoryFilters['sort'], MessageId>;

export interface HistoryFilterFormProps {
  filters: HistoryFilters;
  onChange: (change: Partial<HistoryFilters>) => void;
}

const numberOf = (text: string) => (text.trim() === '' ? undefined : Math.max(0, Number(text)));
const dayOf = (text: string) => (text === '' ? undefined : text);

/** Every change goes to the address at once, what is typed after a short pause. */
export function HistoryFilterForm({ filters, onChange }: HistoryFilterFormProps) {
  const t = useText();
  const [food, setFood] = useState(filters.food ?? '');
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setIsOpen] = useState(() => hasFilters({ ...filters, food: undefined }));

  const type = (text: string) => {
    setFood(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onChange({ food: text.trim() || undefined }), TYPING_PAUSE_MS);
  };

  return (
    <search className="grid gap-3">
      <div className="flex items-end gap-2">
        <TextField
          className="flex-1"
          label={t('history.food')}
          isLabelHidden
          type="search"
          placeholder={t('history.foodPlaceholder')}
          value={food}
          maxLength={80}
          onChange={(event) => type(event.target.value)}
        />
        <Button
          icon={<SlidersHorizontal size={18} />}
          aria-expanded={isOpen}
          aria-controls="history-filters"
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className="max-sm:sr-only">{t('history.filters')}</span>
        </Button>
      </div>
      <div id="history-filters" hidden={!isOpen} className="rounded-lg border border-line bg-surface p-4">
        <div className="grid grid-cols-2 gap-3 md:grid-cols-5">
          <TextField
            label={t('history.from')}
            type="date"
            value={filters.from ?? ''}
            max={filters.to}
            onChange={(event) => onChange({ from: dayOf(event.target.value) })}
          />
          <TextField
            label={t('history.to')}
            type="date"
            value={filters.to ?? ''}
            min={filters.from}
            onChange={(event) => onChange({ to: dayOf(event.target.value) })}
          />
          <TextField
            label={t('history.minKcal')}
            type="number"
            inputMode="numeric"
            min={0}
            unit="kcal"
            defaultValue={filters.minKcal ?? ''}
            onBlur={(event) => onChange({ minKcal: numberOf(event.target.value) })}
          />
          <TextField
            label={t('history.maxKcal')}
            type="number"
            inputMode="numeric"
            min={0}
            unit="kcal"
            defaultValue={filters.maxKcal ?? ''}
            onBlur={(event) => onChange({ maxKcal: numberOf(event.target.value) })}
          />
          <SelectField
            className="col-span-2 md:col-span-1"
            label={t('history.sort')}
            value={filters.sort}
            onChange={(event) => onChange({ sort: event.target.value as HistoryFilters['sort'] })}
          >
            {Object.entries(SORTS).map(([value, label]) => (
              <option key={value} value={value}>
                {t(label)}
              </option>
            ))}
          </SelectField>
        </div>
        {hasFilters(filters) && (
          <Button
            look="quiet"
            size="small"
            className="mt-3"
            onClick={() => {
              setFood('');
              onChange(NO_FILTERS);
            }}
          >
            {t('history.clear')}
          </Button>
        )}
      </div>
    </search>
  );
}

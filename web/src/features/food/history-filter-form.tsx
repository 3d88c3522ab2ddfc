import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FilterFrame } from '../../ui/filter-frame.tsx';
import { type HistoryFilters, hasFilters, NO_FILTERS } from './history-filters.ts';

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
  return (
    <FilterFrame
      sought={filters.food}
      onSeek={(food) => onChange({ food })}
      texts={{
        search: t('history.food'),
        placeholder: t('history.foodPlaceholder'),
        filters: t('history.filters'),
        clear: t('history.clear'),
      }}
      maxLength={80}
      isOpenFirst={hasFilters({ ...filters, food: undefined })}
      onClear={hasFilters(filters) ? () => onChange(NO_FILTERS) : undefined}
    >
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
    </FilterFrame>
  );
}

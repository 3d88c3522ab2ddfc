import { useText } from '../../lib/intl/use-text.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FilterFrame } from '../../ui/filter-frame.tsx';
import { hasFilters, type JournalFilters } from './journal-filters.ts';
import { MOOD_WORDS, MOODS } from './mood-words.ts';
import { useKnownLabels } from './use-known-labels.ts';

const CLEARED: JournalFilters = {
  q: undefined,
  tag: undefined,
  activity: undefined,
  mood: undefined,
  from: undefined,
  to: undefined,
};
const chosen = (text: string) => (text === '' ? undefined : text);

/** Every change holds at once, what is typed after a short pause. */
export function JournalFilterForm({
  filters,
  onChange,
}: {
  filters: JournalFilters;
  onChange: (change: JournalFilters) => void;
}) {
  const t = useText();
  const known = useKnownLabels();
  return (
    <FilterFrame
      sought={filters.q}
      onSeek={(q) => onChange({ q })}
      texts={{
        search: t('journal.search'),
        placeholder: t('journal.searchPlaceholder'),
        filters: t('journal.filters'),
        clear: t('journal.clear'),
      }}
      maxLength={200}
      isOpenFirst={hasFilters({ ...filters, q: undefined })}
      onClear={hasFilters(filters) ? () => onChange(CLEARED) : undefined}
    >
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3">
        <TextField
          label={t('journal.from')}
          type="date"
          value={filters.from ?? ''}
          max={filters.to}
          onChange={(event) => onChange({ from: chosen(event.target.value) })}
        />
        <TextField
          label={t('journal.to')}
          type="date"
          value={filters.to ?? ''}
          min={filters.from}
          onChange={(event) => onChange({ to: chosen(event.target.value) })}
        />
        <SelectField
          label={t('journal.mood')}
          value={filters.mood ?? ''}
          onChange={(event) =>
            onChange({ mood: event.target.value === '' ? undefined : Number(event.target.value) })
          }
        >
          <option value="">{t('journal.anyMood')}</option>
          {MOODS.map((mood) => (
            <option key={mood} value={mood}>
              {t(MOOD_WORDS[mood])}
            </option>
          ))}
        </SelectField>
        <LabelSelect
          label={t('journal.tagFilter')}
          value={filters.tag}
          names={known.tags}
          onChange={(tag) => onChange({ tag })}
        />
        <LabelSelect
          label={t('journal.activityFilter')}
          value={filters.activity}
          names={known.activities}
          onChange={(activity) => onChange({ activity })}
        />
      </div>
    </FilterFrame>
  );
}

function LabelSelect({
  label,
  value,
  names,
  onChange,
}: {
  label: string;
  value: string | undefined;
  names: readonly string[];
  onChange: (name: string | undefined) => void;
}) {
  const t = useText();
  const shown = value === undefined || names.includes(value) ? names : [value, ...names];
  return (
    <SelectField label={label} value={value ?? ''} onChange={(event) => onChange(chosen(event.target.value))}>
      <option value="">{t('journal.any')}</option>
      {shown.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

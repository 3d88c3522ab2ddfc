import { SlidersHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { hasFilters, type JournalFilters } from './journal-filters.ts';
import { MOOD_WORDS, MOODS } from './mood-words.ts';
import { useKnownLabels } from './use-known-labels.ts';

const TYPING_PAUSE_MS = 350;
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
  const [typed, setTyped] = useState(filters.q ?? '');
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setIsOpen] = useState(() => hasFilters({ ...filters, q: undefined }));
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onChange({ q: text.trim() || undefined }), TYPING_PAUSE_MS);
  };
  return (
    <search className="grid gap-3">
      <div className="flex items-end gap-2">
        <TextField
          className="flex-1"
          label={t('journal.search')}
          isLabelHidden
          type="search"
          placeholder={t('journal.searchPlaceholder')}
          value={typed}
          maxLength={200}
          onChange={(event) => type(event.target.value)}
        />
        <Button
          icon={<SlidersHorizontal size={18} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls="journal-filters"
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className="max-sm:sr-only">{t('journal.filters')}</span>
        </Button>
      </div>
      <div id="journal-filters" hidden={!isOpen} className="rounded-lg border border-line bg-surface p-4">
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
        {hasFilters(filters) && (
          <Button
            look="quiet"
            size="small"
            className="mt-3"
            onClick={() => {
              setTyped('');
              onChange(CLEARED);
            }}
          >
            {t('journal.clear')}
          </Button>
        )}
      </div>
    </search>
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

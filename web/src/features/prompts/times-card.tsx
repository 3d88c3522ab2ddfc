import { useText } from '../../lib/intl/use-text.ts';
import { SelectField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import type { PartProps } from './channel-card.tsx';
import { Check } from './check.tsx';

type Slot = PartProps['settings']['windows'][number]['slot'];

const USUAL = [
  { slot: 'morning', from: 480, to: 600 },
  { slot: 'midday', from: 720, to: 840 },
  { slot: 'evening', from: 1140, to: 1260 },
] as const;
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const LEAST = 60;

function Minutes({
  label,
  value,
  least = 0,
  most,
  onChange,
}: {
  label: string;
  value: number;
  least?: number;
  most: number;
  onChange: (minutes: number) => void;
}) {
  const choices = Array.from({ length: (most - least) / 15 + 1 }, (_, i) => least + i * 15);
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {choices.map((minutes) => (
        <option key={minutes} value={minutes}>
          {clock(minutes)}
        </option>
      ))}
    </SelectField>
  );
}

/** Windows, weekdays and quiet hours. A choice holds at once. */
export function TimesCard({ settings, save }: PartProps) {
  const t = useText();
  const { windows, weekdays, quiet } = settings;
  const put = (slot: Slot, window: { from: number; to: number } | null) => {
    const others = windows.filter((one) => one.slot !== slot);
    save({ windows: window === null ? others : [...others, { slot, ...window }] });
  };
  const dayName = (day: number) =>
    new Date(Date.UTC(2024, 0, day)).toLocaleDateString(document.documentElement.lang, {
      weekday: 'short',
      timeZone: 'UTC',
    });
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg">{t('prompts.times')}</h2>
      {USUAL.map(({ slot, ...usual }) => {
        const window = windows.find((one) => one.slot === slot);
        return (
          <fieldset key={slot} className="grid min-w-0 gap-2">
            <legend className="sr-only">{t(`prompts.slot.${slot}`)}</legend>
            <Check
              label={t(`prompts.slot.${slot}`)}
              isOn={window !== undefined}
              onChange={(isOn) => put(slot, isOn ? usual : null)}
            />
            {window !== undefined && (
              <div className="grid grid-cols-2 gap-3">
                <Minutes
                  label={t('prompts.from')}
                  value={window.from}
                  most={1440 - LEAST}
                  onChange={(from) => put(slot, { from, to: Math.max(window.to, from + LEAST) })}
                />
                <Minutes
                  label={t('prompts.to')}
                  value={window.to}
                  least={window.from + LEAST}
                  most={1440}
                  onChange={(to) => put(slot, { from: window.from, to })}
                />
              </div>
            )}
          </fieldset>
        );
      })}
      <fieldset className="grid min-w-0 gap-2">
        <legend className="text-sm font-medium text-soft">{t('prompts.weekdays')}</legend>
        <div className="flex flex-wrap gap-x-4">
          {DAYS.map((day) => (
            <Check
              key={day}
              label={dayName(day)}
              isOn={weekdays.includes(day)}
              onChange={(isOn) =>
                save({ weekdays: isOn ? [...weekdays, day] : weekdays.filter((one) => one !== day) })
              }
            />
          ))}
        </div>
      </fieldset>
      <Check
        label={t('prompts.quiet')}
        isOn={quiet !== null}
        onChange={(isOn) => save({ quiet: isOn ? { from: 1320, to: 420 } : null })}
      />
      {quiet !== null && (
        <div className="grid grid-cols-2 gap-3">
          <Minutes
            label={t('prompts.from')}
            value={quiet.from}
            most={1425}
            onChange={(from) => save({ quiet: { ...quiet, from } })}
          />
          <Minutes
            label={t('prompts.to')}
            value={quiet.to}
            most={1425}
            onChange={(to) => save({ quiet: { ...quiet, to } })}
          />
        </div>
      )}
    </Card>
  );
}

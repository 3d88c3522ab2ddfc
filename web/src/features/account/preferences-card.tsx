import type { Me, Preferences } from '#workers/features/account/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { SelectField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useChangeMe } from './me-queries.ts';

/** Names of languages stand in their own language. */
const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const satisfies Record<
  Preferences['language'],
  string
>;

function timeZones(current: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [...new Set([current, 'UTC', ...known])].sort();
}

/** Theme, language, units and time zone; a choice holds at once. Locked, the zone alone can be changed. */
export function PreferencesCard({ me, isLocked = false }: { me: Me; isLocked?: boolean }) {
  const t = useText();
  const notice = useNotice();
  const problemText = useProblemText();
  const change = useChangeMe();
  const save: typeof change.mutate = (chosen) =>
    change.mutate(chosen, { onError: (error) => notice(problemText(error), { isProblem: true }) });
  const { theme, language, units } = me.preferences;
  return (
    <Card className="grid gap-5">
      <h2 className="text-lg">{t('settings.preferences')}</h2>
      <Segmented
        label={t('settings.theme')}
        isDisabled={isLocked}
        value={theme}
        onChange={(chosen) => save({ preferences: { theme: chosen } })}
        options={[
          { value: 'system', label: t('settings.theme.system') },
          { value: 'light', label: t('settings.theme.light') },
          { value: 'dark', label: t('settings.theme.dark') },
        ]}
      />
      <Segmented
        label={t('settings.language')}
        isDisabled={isLocked}
        value={language}
        onChange={(chosen) => save({ preferences: { language: chosen } })}
        options={[
          { value: 'en', label: LANGUAGE_NAMES.en },
          { value: 'de', label: LANGUAGE_NAMES.de },
        ]}
      />
      <Segmented
        label={t('settings.units')}
        isDisabled={isLocked}
        value={units}
        onChange={(chosen) => save({ preferences: { units: chosen } })}
        options={[
          { value: 'metric', label: t('settings.units.metric') },
          { value: 'imperial', label: t('settings.units.imperial') },
        ]}
      />
      <SelectField
        label={t('settings.timeZone')}
        hint={t('settings.timeZoneHint')}
        value={me.timeZone}
        onChange={(event) => save({ timeZone: event.target.value })}
      >
        {timeZones(me.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
    </Card>
  );
}

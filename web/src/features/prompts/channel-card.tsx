import type { PatchPromptSettings, PromptSettingsState } from '#workers/features/prompts/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Check } from './check.tsx';

export interface PartProps {
  settings: PromptSettingsState;
  save: (change: PatchPromptSettings) => void;
}

/** How prompts come, and when the next one does. */
export function ChannelCard({ settings, save, timeZone }: PartProps & { timeZone: string }) {
  const t = useText();
  const { channel, nextDueAt } = settings;
  const lang = document.documentElement.lang;
  const when = (at: string) =>
    new Date(at).toLocaleString(lang, { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit' });
  return (
    <Card className="grid gap-4">
      <Segmented
        label={t('prompts.channel')}
        value={channel}
        onChange={(chosen) => save({ channel: chosen })}
        options={[
          { value: 'push', label: t('prompts.channel.push') },
          { value: 'mail', label: t('prompts.channel.mail') },
          { value: 'none', label: t('prompts.channel.none') },
        ]}
      />
      <p className="text-sm text-soft">{t('prompts.channelHint')}</p>
      {channel !== 'none' && (
        <p className="figures font-medium">
          {nextDueAt === null ? t('prompts.noNext') : t('prompts.next', { when: when(nextDueAt) })}
        </p>
      )}
      {channel === 'push' && settings.canMail && (
        <Check
          label={t('prompts.fallback')}
          isOn={settings.mailFallback}
          onChange={(mailFallback) => save({ mailFallback })}
        />
      )}
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import type { FeatureFlagList } from '#workers/features/admin/schemas.ts';
import { StaffProblem } from '../../features/staff/staff-problem.tsx';
import { switchesQuery } from '../../features/staff/staff-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const TEXTS: Readonly<Record<string, MessageId>> = {
  'outside-models': 'staff.switch.outside-models',
  'product-events': 'staff.switch.product-events',
};

/** Switches are turned where they are kept; here one sees how they stand, and who decided. */
export function StaffSwitchesScreen() {
  const t = useText();
  const switches = useQuery(switchesQuery(useApi()));
  const textOf = (flag: string, words: string) => {
    const text = TEXTS[flag];
    return text === undefined ? words : t(text);
  };
  return (
    <div className="grid max-w-3xl gap-4">
      {switches.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-40 rounded-lg!" />
        </>
      )}
      {switches.isError && <StaffProblem error={switches.error} onRetry={() => switches.refetch()} />}
      {switches.isSuccess && (
        <>
          <SwitchSource list={switches.data} />
          <ul className="grid gap-2">
            {switches.data.flags.map(({ flag, words, isOn, by }) => (
              <li
                key={flag}
                className="flex items-start justify-between gap-4 rounded-lg border border-line bg-surface p-4 shadow-card"
              >
                <div className="min-w-0">
                  <p className="font-medium">{flag}</p>
                  <p className="text-sm text-soft">{textOf(flag, words)}</p>
                  <p className="mt-1 text-xs text-faint">{t(`staff.decided.${by}`)}</p>
                </div>
                <span
                  className={classNames(
                    'rounded-full px-3 py-1 text-sm font-medium',
                    isOn ? 'bg-accent-soft text-accent-strong' : 'bg-danger-soft text-danger',
                  )}
                >
                  {t(isOn ? 'staff.on' : 'staff.off')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Who said how the switches stand, and whether they can be asked right now. */
function SwitchSource({ list: { vendor, fetchedAt } }: { list: FeatureFlagList }) {
  const t = useText();
  const format = useFormat();
  const time = fetchedAt === null ? '' : format.time(fetchedAt);
  if (vendor === 'answers') return <p className="text-soft">{t('staff.switchesAt', { time })}</p>;
  if (vendor === 'none') return <p className="text-soft">{t('staff.switchesNone')}</p>;
  return (
    <p role="status" className="flex items-start gap-2.5 rounded-md bg-notice-soft p-3">
      <CloudOff size={20} aria-hidden className="mt-0.5 shrink-0 text-notice" />
      {t(fetchedAt === null ? 'staff.switchesAway' : 'staff.switchesAwaySince', { time })}
    </p>
  );
}

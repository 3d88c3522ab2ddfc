import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Consent } from '#workers/features/account/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Card } from '../../ui/page.tsx';
import { Problem, useProblemText } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { Switch } from '../../ui/switch.tsx';
import { consentsQuery, useSayConsent } from './consent-queries.ts';

/** Every purpose in plain words, each allowed and taken back by itself. */
export function ConsentsCard() {
  const t = useText();
  const consents = useQuery(consentsQuery(useApi()));
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-lg">{t('consent.heading')}</h2>
        <p className="text-soft">{t('consent.lead')}</p>
      </div>
      {consents.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          {[0, 1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="h-20" />
          ))}
        </>
      )}
      {consents.isError && <Problem error={consents.error} onRetry={() => consents.refetch()} />}
      {consents.data !== undefined && (
        <ul className="grid divide-y divide-line">
          {consents.data.map((consent) => (
            <ConsentRow key={consent.purpose} consent={consent} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ConsentRow({ consent: { purpose, isGranted, since } }: { consent: Consent }) {
  const t = useText();
  const format = useFormat();
  const notice = useNotice();
  const problemText = useProblemText();
  const say = useSayConsent();
  const id = useId();
  const change = (next: boolean) =>
    say.mutate(
      { purpose, isGranted: next },
      {
        onSuccess: () =>
          notice(t(next ? 'consent.said' : 'consent.taken'), { undo: () => change(!next), about: purpose }),
        onError: (error) => notice(problemText(error), { isProblem: true }),
      },
    );
  return (
    <li className="flex items-start justify-between gap-4 py-4 first:pt-0 last:pb-0">
      <div className="grid min-w-0 gap-1">
        <h3 id={`${id}-name`} className="text-base font-medium">
          {t(`consent.${purpose}.title`)}
        </h3>
        <p id={`${id}-text`} className="text-sm text-soft">
          {t(`consent.${purpose}.text`)}
        </p>
        <p className="figures text-xs text-faint">
          {since === null
            ? t('consent.neverSaid')
            : t(isGranted ? 'consent.allowedSince' : 'consent.refusedSince', {
                day: format.date(since),
              })}
        </p>
      </div>
      <Switch
        labelledBy={`${id}-name`}
        describedBy={`${id}-text`}
        isOn={say.isPending ? say.variables.isGranted : isGranted}
        isDisabled={say.isPending}
        onChange={change}
      />
    </li>
  );
}

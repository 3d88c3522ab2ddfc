import { useQuery } from '@tanstack/react-query';
import type { ConsentPurpose } from '#workers/features/account/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Button } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { consentsQuery, useSayConsent } from './consent-queries.ts';

/** Asks once, where the purpose is first of use and the work goes on without it. Either answer is remembered. */
export function ConsentQuestion({ purpose }: { purpose: ConsentPurpose }) {
  const t = useText();
  const notice = useNotice();
  const problemText = useProblemText();
  const say = useSayConsent();
  const consents = useQuery(consentsQuery(useApi())).data;
  const known = consents?.find((consent) => consent.purpose === purpose);
  if (known === undefined || known.since !== null) return null;
  const answer = (isGranted: boolean) =>
    say.mutate(
      { purpose, isGranted },
      { onError: (error) => notice(problemText(error), { isProblem: true }) },
    );
  return (
    <section className="grid gap-3 rounded-lg border border-line bg-accent-soft p-4 sm:p-5">
      <h2 className="text-lg">{t(`consent.${purpose}.title`)}</h2>
      <p>{t(`consent.${purpose}.text`)}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={say.isPending} onClick={() => answer(true)}>
          {t('consent.allow')}
        </Button>
        <Button look="quiet" disabled={say.isPending} onClick={() => answer(false)}>
          {t('consent.notAllow')}
        </Button>
      </div>
    </section>
  );
}

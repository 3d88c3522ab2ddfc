import { useQuery } from '@tanstack/react-query';
import type { Calibration } from '#workers/features/mood/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { calibrationQuery } from './mood-queries.ts';
import { ReliabilityCurve } from './reliability-curve.tsx';

/** How reliable the model of stress is for this member, and how weak it is at best. */
export function CalibrationCard() {
  const t = useText();
  const calibration = useQuery(calibrationQuery(useApi()));
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg">{t('mood.calibration')}</h2>
      <p className="text-sm text-soft">{t('mood.weak')}</p>
      {calibration.isPending && <Skeleton className="h-16" />}
      {calibration.isError && <Problem error={calibration.error} onRetry={() => calibration.refetch()} />}
      {calibration.data?.isUsed === false && <Progress {...calibration.data} />}
      {calibration.data?.isUsed === true && <Fitted calibration={calibration.data} />}
    </Card>
  );
}

function Progress({ moments, needed }: Pick<Calibration, 'moments' | 'needed'>) {
  const t = useText();
  return (
    <div className="grid gap-2">
      <p className="figures font-medium">{t('mood.progress', { moments, needed })}</p>
      <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full bg-accent" style={{ width: `${(100 * moments) / needed}%` }} />
      </span>
      <p className="text-sm text-soft">{t('mood.notYet', { count: needed - moments })}</p>
    </div>
  );
}

function Fitted({ calibration: { errorBefore, errorAfter, reliability } }: { calibration: Calibration }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <p className="font-medium">{t('mood.inUse')}</p>
      {errorBefore !== null && errorAfter !== null && (
        <p className="figures text-sm text-soft">
          {t(errorAfter < errorBefore ? 'mood.error' : 'mood.errorWorse', {
            after: format.percent(errorAfter),
            before: format.percent(errorBefore),
          })}
        </p>
      )}
      <h3 className="text-base">{t('mood.curve')}</h3>
      <ReliabilityCurve {...reliability} />
    </>
  );
}

import { Link } from '@tanstack/react-router';
import type { BodyDay } from '#workers/features/body/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import type { Reading } from './readings.ts';

const LOOK = 'block rounded-md py-1 text-ink no-underline underline-offset-4 hover:underline';

/** The night that ended a day, in two lines: how long, and what the heart did. */
export function NightLine({ night }: { night: BodyDay }) {
  const t = useText();
  const format = useFormat();
  const { nightFrom, nightTo, sleepMinutes, restingHr, rmssd } = night;
  const figures = [
    sleepMinutes === null
      ? null
      : t('today.asleep', { hours: Math.floor(sleepMinutes / 60), minutes: sleepMinutes % 60 }),
    restingHr === null ? null : t('today.restingHr', { rate: format.number(restingHr) }),
    rmssd === null ? null : t('today.rmssd', { value: format.number(rmssd) }),
  ].filter((figure) => figure !== null);
  return (
    <Link to="/body" className={LOOK}>
      <span className="block leading-snug font-medium">
        {nightFrom !== null && nightTo !== null
          ? t('today.night', { from: format.time(nightFrom), to: format.time(nightTo) })
          : t('today.heart')}
      </span>
      {figures.length > 0 && <span className="figures block text-sm text-soft">{figures.join(' · ')}</span>}
    </Link>
  );
}

/** A stretch with heart data in two lines. */
export function ReadingLine({ reading: { from, to, meanHr, rmssd } }: { reading: Reading }) {
  const t = useText();
  const format = useFormat();
  return (
    <Link to="/body" className={LOOK}>
      <span className="figures block leading-snug font-medium">
        {t('today.reading', { from: format.time(from), to: format.time(to) })}
      </span>
      <span className="figures block text-sm text-soft">
        {t('today.meanHr', { rate: format.number(meanHr) })}
        {rmssd !== null && ` · ${t('today.rmssd', { value: format.number(rmssd) })}`}
      </span>
    </Link>
  );
}

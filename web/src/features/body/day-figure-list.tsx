import type { BodyDay } from '#workers/features/body/schemas.ts';
import { type Format, useFormat } from '../../lib/intl/use-format.ts';
import { type Text, useText } from '../../lib/intl/use-text.ts';

/** The figures of a day, what they rest on, and how much of it was corrected. */
export function DayFigureList({ day }: { day: BodyDay }) {
  const t = useText();
  const format = useFormat();
  const figure = (value: number | null, digits = 0) => (value === null ? '–' : format.number(value, digits));
  const rows = [
    [t('body.metric.restingHr'), figure(day.restingHr), t('body.unit.restingHr')],
    [
      t('body.range'),
      day.lowHr === null ? '–' : `${figure(day.lowHr)}–${figure(day.highHr)}`,
      t('body.unit.restingHr'),
    ],
    ['RMSSD', figure(day.rmssd), 'ms'],
    ['SDNN', figure(day.sdnn), 'ms'],
    ['pNN50', figure(day.pnn50), '%'],
    ['LF/HF', figure(day.lfHf, 1), ''],
    ['SD1, SD2', day.sd1 === null ? '–' : `${figure(day.sd1)}, ${figure(day.sd2)}`, 'ms'],
  ] as const;
  return (
    <>
      <dl className="figures divide-y divide-line">
        {rows.map(([name, value, unit]) => (
          <div key={name} className="flex items-baseline justify-between gap-3 py-1.5">
            <dt className="text-soft">{name}</dt>
            <dd className="font-medium">
              {value} <span className="text-sm font-normal text-faint">{unit}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-soft">{nightWords(day, t, format)}</p>
      <p className="text-sm text-soft">
        {t(`body.basis.${day.basis ?? 'none'}`, { minutes: day.nightMinutes })}{' '}
        {day.correctedShare !== null &&
          t('body.correctedOf', {
            share: format.number(day.correctedShare * 100, 1),
            beats: format.number(day.beats),
          })}
      </p>
    </>
  );
}

/** When the night that ended that day was, and what tells it. */
function nightWords({ nightBy, nightFrom, nightTo, sleepMinutes }: BodyDay, t: Text, format: Format): string {
  if (nightBy === null) return '';
  if (nightFrom === null || nightTo === null) return t('body.night.clock');
  const span = { from: format.time(nightFrom), to: format.time(nightTo) };
  if (nightBy !== 'sleep') return t('body.night.heart', span);
  const minutes = sleepMinutes ?? 0;
  const duration = t('body.duration', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return t('body.night.sleep', { ...span, duration });
}

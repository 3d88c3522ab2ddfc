import type { BodyDay } from '#workers/features/body/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

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

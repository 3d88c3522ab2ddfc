import type { Calibration } from '#workers/features/mood/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

type Bar = Calibration['reliability']['after'][number];

const at = (share: number) => 8 + share * 184;

/** What was said against how often it was so. The dots are as large as they have moments; a table says the same. */
export function ReliabilityCurve({ before, after }: Calibration['reliability']) {
  const t = useText();
  const format = useFormat();
  return (
    <figure className="grid gap-3 sm:grid-cols-[13rem_minmax(0,1fr)] sm:items-center sm:gap-6">
      <svg
        viewBox="0 0 200 200"
        role="img"
        aria-label={t('mood.curve')}
        className="w-full max-w-60 rounded-md bg-sunken"
      >
        <path d="M8 192 L192 8" className="stroke-edge" strokeDasharray="4 4" fill="none" />
        <Curve bars={before} tone="stroke-edge fill-edge" isDashed />
        <Curve bars={after} tone="stroke-accent fill-accent" isDashed={false} />
      </svg>
      <figcaption className="grid gap-2 text-sm">
        <p className="text-soft">{t('mood.curveText')}</p>
        <table className="figures w-full max-w-sm">
          <thead>
            <tr className="text-left text-soft">
              <th className="py-1 font-medium">{t('mood.curveSaid')}</th>
              <th className="py-1 text-right font-medium">{t('mood.curveWas')}</th>
              <th className="py-1 text-right font-medium">{t('mood.curveMoments')}</th>
            </tr>
          </thead>
          <tbody>
            {after.map(({ said, was, moments }) => (
              <tr key={said} className="border-t border-line">
                <td className="py-1">{format.percent(said)}</td>
                <td className="py-1 text-right">{format.percent(was)}</td>
                <td className="py-1 text-right">{moments}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="flex flex-wrap gap-x-4 text-soft">
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-full bg-accent" />
            {t('mood.curveAfter')}
          </span>
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-full bg-edge" />
            {t('mood.curveBefore')}
          </span>
        </p>
      </figcaption>
    </figure>
  );
}

function Curve({ bars, tone, isDashed }: { bars: readonly Bar[]; tone: string; isDashed: boolean }) {
  const points = bars.map(({ said, was }) => `${at(said)},${200 - at(was)}`).join(' ');
  const most = Math.max(1, ...bars.map(({ moments }) => moments));
  return (
    <g className={tone}>
      <polyline points={points} fill="none" strokeWidth="2" strokeDasharray={isDashed ? '2 3' : undefined} />
      {bars.map(({ said, was, moments }) => (
        <circle
          key={said}
          cx={at(said)}
          cy={200 - at(was)}
          r={3 + 4 * Math.sqrt(moments / most)}
          stroke="none"
        />
      ))}
    </g>
  );
}

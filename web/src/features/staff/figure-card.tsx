import { classNames } from '../../ui/class-names.ts';
import { Card } from '../../ui/page.tsx';
import { type Line, LineChart, type Scale } from './line-chart.tsx';

/** One figure: what it is, its value in words, and how it went. */
export function FigureCard({
  title,
  value,
  hint,
  lines,
  scale,
  span,
}: {
  title: string;
  value: string;
  hint?: string | undefined;
  lines: readonly Line[];
  scale: Scale;
  /** 'from 10:00 to 11:00'. */
  span: string;
}) {
  return (
    <Card className="grid content-start gap-2">
      <h2 className="text-sm font-medium text-soft">{title}</h2>
      <p className="figures font-display text-2xl font-semibold">{value}</p>
      <LineChart lines={lines} scale={scale} words={`${title}: ${value}. ${span}`} />
      <ul className="flex min-h-5 flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        {lines.length > 1 &&
          lines.map(({ name, tone, isDashed }) => (
            <li key={name} className="flex items-center gap-1.5">
              <span
                aria-hidden
                className={classNames('w-4 border-t-2 border-current', tone, isDashed && 'border-dashed')}
              />
              {name}
            </li>
          ))}
        {hint !== undefined && <li className="text-notice">{hint}</li>}
      </ul>
    </Card>
  );
}

import { Link } from '@tanstack/react-router';
import type { JournalDay } from '#workers/features/journal/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { MoodFace } from './mood-face.tsx';
import { MOOD_FILLS, MOOD_WORDS, MOODS } from './mood-words.ts';
import { moodCounts, type PixelDay, type PixelMonth, pixelMonths } from './pixel-grid.ts';

/** A year as a grid of days in the colour of their mood, with its counts in words and the months as a table. */
export function YearPixels({ year, days }: { year: number; days: readonly JournalDay[] }) {
  const t = useText();
  const months = pixelMonths(year, days);
  const counts = moodCounts(months);
  return (
    <div className="grid gap-5">
      <p className="figures">
        {t('journal.pixels.summary', {
          year: String(year),
          days: months.reduce((sum, month) => sum + month.moodDays, 0),
          great: counts[5],
          good: counts[4],
          soso: counts[3],
          low: counts[2],
          awful: counts[1],
        })}
      </p>
      <div className="grid gap-0.5 sm:gap-1">
        {months.map((month) => (
          <MonthRow key={month.month} year={year} month={month} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-2 text-sm text-soft">
        {MOODS.map((mood) => (
          <li key={mood} className="flex items-center gap-1.5">
            <MoodFace mood={mood} size={20} /> {t(MOOD_WORDS[mood])}
          </li>
        ))}
      </ul>
      <MonthTable year={year} months={months} />
    </div>
  );
}

function monthName(format: ReturnType<typeof useFormat>, year: number, month: number): string {
  return format.month(`${year}-${String(month + 1).padStart(2, '0')}-01`);
}

function MonthRow({ year, month }: { year: number; month: PixelMonth }) {
  const format = useFormat();
  return (
    <div className="grid grid-cols-[2rem_repeat(31,minmax(0,1fr))] items-center gap-px sm:grid-cols-[2.75rem_repeat(31,minmax(0,1fr))] sm:gap-1">
      <span aria-hidden className="text-xs text-faint">
        {monthName(format, year, month.month).slice(0, 3)}
      </span>
      {month.days.map((pixel) => (
        <Pixel key={pixel.day} pixel={pixel} />
      ))}
    </div>
  );
}

/** A day with entries leads to them; one without is only a place. */
function Pixel({ pixel }: { pixel: PixelDay }) {
  const t = useText();
  const format = useFormat();
  const look = 'block aspect-square w-full rounded-[2px] sm:rounded-sm';
  if (pixel.entries === 0) return <span aria-hidden className={`${look} bg-sunken`} />;
  const mood = t(pixel.mood === null ? 'journal.pixels.noMood' : MOOD_WORDS[pixel.mood]);
  const label = t('journal.pixels.day', { day: format.day(pixel.day), mood, count: pixel.entries });
  return (
    <Link
      to="/journal"
      search={{ from: pixel.day, to: pixel.day }}
      aria-label={label}
      title={label}
      className={`${look} ${pixel.mood === null ? 'border-2 border-edge/60' : `bg-current ${MOOD_FILLS[pixel.mood]}`}`}
    />
  );
}

function MonthTable({ year, months }: { year: number; months: readonly PixelMonth[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <details className="rounded-lg border border-line bg-surface px-4 py-1">
      <summary className="min-h-11 cursor-pointer content-center font-medium">
        {t('journal.pixels.table')}
      </summary>
      <table className="figures mb-4 w-full max-w-md text-left text-sm">
        <thead className="text-soft">
          <tr>
            <th scope="col" className="py-1 font-medium">
              {t('journal.pixels.month')}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t('journal.pixels.days')}
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t('journal.pixels.monthMean')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, moodDays, mean }) => (
            <tr key={month} className="border-t border-line">
              <th scope="row" className="py-1 font-normal">
                {monthName(format, year, month)}
              </th>
              <td className="py-1 text-right">{format.number(moodDays)}</td>
              <td className="py-1 text-right">{mean === null ? '–' : format.number(mean, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

import type { JournalEntry, Reading } from '#workers/features/journal/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';

/** What a model makes of the words, who it was, and how little that is worth. */
export function ReadingView({ entry, onAgain }: { entry: JournalEntry; onAgain: () => void }) {
  const t = useText();
  const { state, reading } = entry.enrichment;
  return (
    <Card className="grid content-start gap-3">
      <h2 className="text-lg">{t('journal.readingTitle')}</h2>
      {state === 'none' && <p className="text-soft">{t('journal.reading.none')}</p>}
      {state === 'queued' && (
        <p role="status" className="animate-breathe text-accent">
          {t('journal.reading.queued')}
        </p>
      )}
      {state === 'waiting' && <p className="text-notice">{t('journal.reading.waiting')}</p>}
      {reading !== null && <ReadWords reading={reading} isWaiting={state === 'waiting'} />}
      {state !== 'none' && state !== 'queued' && (
        <div>
          <Button size="small" onClick={onAgain}>
            {t('journal.reading.again')}
          </Button>
        </div>
      )}
    </Card>
  );
}

function ReadWords({ reading, isWaiting }: { reading: Reading; isWaiting: boolean }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      {reading.sentiment === null ? (
        <p className="text-soft">{t('journal.reading.unknown')}</p>
      ) : (
        <p className="font-medium">{t(`journal.sentiment.${reading.sentiment}`)}</p>
      )}
      {reading.emotions.length === 0 && reading.sentiment !== null && (
        <p className="text-sm text-soft">{t('journal.reading.noEmotion')}</p>
      )}
      {reading.emotions.length > 0 && (
        <ul aria-label={t('journal.emotions')} className="grid gap-1.5">
          {reading.emotions.map(({ label, probability }) => (
            <li key={label} className="grid grid-cols-[7.5rem_1fr_3rem] items-center gap-2 text-sm">
              <span className="wrap-anywhere">{t(`journal.emotion.${label}`)}</span>
              <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
                <span className="block h-full bg-accent" style={{ width: `${100 * probability}%` }} />
              </span>
              <span className="figures text-right text-soft">{format.percent(probability)}</span>
            </li>
          ))}
        </ul>
      )}
      {reading.themes.length > 0 && (
        <ul aria-label={t('journal.themes')} className="flex flex-wrap gap-1.5">
          {reading.themes.map((theme) => (
            <li key={theme} className="rounded-full border border-line px-2.5 text-sm leading-6">
              {t(`journal.theme.${theme}`)}
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-soft">
        {t(reading.left ? 'journal.reading.outside' : 'journal.reading.own', { model: reading.by })}{' '}
        {reading.instead !== null && !isWaiting && t(`journal.reading.${reading.instead}`)}
      </p>
      <p className="text-sm text-faint">{t('journal.reading.caveat')}</p>
    </>
  );
}

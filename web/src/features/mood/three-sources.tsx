import { Link } from '@tanstack/react-router';
import { HeartPulse, NotebookPen, Smile } from 'lucide-react';
import type { MoodDetail } from '#workers/features/mood/schemas.ts';
import { type Format, useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { signed } from './label-words.ts';
import { SourceCard } from './source-card.tsx';

/** Standard deviations at either end of the scale. */
const AROUSAL_REACH = 3;

/** Body, choice and words beside each other. */
export function ThreeSources({ mood }: { mood: MoodDetail }) {
  const t = useText();
  const format = useFormat();
  const { body, said, wrote, moments } = mood;
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <SourceCard
        title={t('mood.body')}
        icon={<HeartPulse aria-hidden size={20} />}
        moments={moments}
        told={
          body.kind !== 'told'
            ? null
            : {
                labels: body.labels,
                place: 0.5 + body.arousal / (2 * AROUSAL_REACH),
                figures: t('mood.arousal', { steps: signed(body.arousal, format), nights: body.nights }),
                confidence: body.confidence,
              }
        }
      >
        <NoBody body={body} />
      </SourceCard>
      <SourceCard
        title={t('mood.said')}
        icon={<Smile aria-hidden size={20} />}
        moments={moments}
        told={said && { ...said, place: (said.valence + 1) / 2, figures: saidFigures(said, t, format) }}
      >
        <Nothing title={t('mood.said.noneTitle')} text={t('mood.said.none')} />
        <Link to="/journal" className={`${buttonLook('plain', 'small')} mt-2 justify-self-start`}>
          {t('mood.said.write')}
        </Link>
      </SourceCard>
      <SourceCard
        title={t('mood.wrote')}
        icon={<NotebookPen aria-hidden size={20} />}
        moments={moments}
        told={
          wrote && {
            ...wrote,
            place: (wrote.valence + 1) / 2,
            figures: t('mood.valence', { value: signed(wrote.valence, format) }),
          }
        }
      >
        <Nothing title={t('mood.wrote.noneTitle')} text={t('mood.wrote.none')} />
      </SourceCard>
    </div>
  );
}

function saidFigures(
  { valence, energy }: NonNullable<MoodDetail['said']>,
  t: ReturnType<typeof useText>,
  format: Format,
): string {
  const text = t('mood.valence', { value: signed(valence, format) });
  return energy === null ? text : `${text}; ${t('mood.energy', { value: signed(energy, format) })}`;
}

function NoBody({ body }: { body: MoodDetail['body'] }) {
  const t = useText();
  if (body.kind === 'too-few-nights') {
    const { nights, nightsNeeded: needed } = body;
    return (
      <>
        <Nothing
          title={t('mood.body.fewTitle', { count: needed - nights })}
          text={t('mood.body.few', { nights, needed })}
        />
        <span aria-hidden className="mt-1 block h-2 overflow-hidden rounded-full bg-sunken">
          <span className="block h-full bg-accent" style={{ width: `${(100 * nights) / needed}%` }} />
        </span>
      </>
    );
  }
  return (
    <>
      <Nothing title={t('mood.body.noDataTitle')} text={t('mood.body.noData')} />
      <Link to="/body" className={`${buttonLook('plain', 'small')} mt-2 justify-self-start`}>
        {t('mood.body.open')}
      </Link>
    </>
  );
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <>
      <p className="font-display text-lg font-semibold">{title}</p>
      <p className="text-sm text-soft">{text}</p>
    </>
  );
}

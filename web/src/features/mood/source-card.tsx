import type { ReactNode } from 'react';
import type { MoodDetail } from '#workers/features/mood/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { LABEL_WORDS, type Label } from './label-words.ts';

type Confidence = NonNullable<MoodDetail['said']>['confidence'];

interface Told {
  labels: readonly Label[];
  /** Where it lies between the two ends of its scale, 0 to 1. */
  place: number;
  figures: string;
  confidence: Confidence;
}

/** What one source says of a day; or, as plainly, that it says nothing and why. */
export function SourceCard({
  title,
  icon,
  told,
  moments,
  children,
}: {
  title: string;
  icon: ReactNode;
  told: Told | null;
  moments: MoodDetail['moments'];
  /** Stands where there is nothing to tell. */
  children: ReactNode;
}) {
  return (
    <section className="grid content-start gap-3 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5">
      <h2 className="flex items-center gap-2 text-base">
        <span className="text-accent">{icon}</span>
        {title}
      </h2>
      {told === null ? (
        <div className="grid gap-1">{children}</div>
      ) : (
        <ToldMood told={told} moments={moments} />
      )}
    </section>
  );
}

function ToldMood({ told, moments }: { told: Told; moments: MoodDetail['moments'] }) {
  const t = useText();
  return (
    <>
      <ul className="flex flex-wrap gap-1.5">
        {told.labels.map((label) => (
          <li
            key={label}
            className="rounded-full border border-line bg-sunken px-3 py-1 font-display font-semibold"
          >
            {t(LABEL_WORDS[label])}
          </li>
        ))}
      </ul>
      {told.labels.length > 1 && <p className="text-sm text-soft">{t('mood.several')}</p>}
      <span aria-hidden className="relative block h-2.5 rounded-full bg-sunken">
        <span className="absolute inset-y-0 left-1/2 w-px bg-edge/60" />
        <span
          className="absolute top-1/2 size-3.5 -translate-1/2 rounded-full border-2 border-surface bg-accent"
          style={{ left: `${Math.max(2, Math.min(98, told.place * 100))}%` }}
        />
      </span>
      <p className="figures text-sm text-soft">{told.figures}</p>
      <Sureness confidence={told.confidence} moments={moments} />
    </>
  );
}

function Sureness({ confidence, moments }: { confidence: Confidence; moments: MoodDetail['moments'] }) {
  const t = useText();
  const format = useFormat();
  return (
    <p className="text-sm text-faint">
      {confidence === null
        ? t('mood.sure.none', moments)
        : t(`mood.sure.${confidence.basis}`, { share: format.percent(confidence.value) })}
    </p>
  );
}

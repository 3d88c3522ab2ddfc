import { Link } from '@tanstack/react-router';
import type { MoodMoment } from '#workers/features/mood/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { LABEL_WORDS } from './label-words.ts';

/** What the member called a moment, in a line that leads to the day's mood. */
export function MomentLine({ moment }: { moment: MoodMoment }) {
  const t = useText();
  return (
    <Link
      to="/mood"
      search={{ day: moment.localDay }}
      className="block rounded-md py-1 leading-snug font-medium text-ink no-underline underline-offset-4 hover:underline"
    >
      {t('today.felt', { label: t(LABEL_WORDS[moment.label]) })}
    </Link>
  );
}

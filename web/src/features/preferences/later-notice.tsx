import { TriangleAlert } from 'lucide-react';
import type { ReadPreferences } from '#workers/features/preferences/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';

const TITLES = {
  diets: 'preferences.diets',
  allergens: 'preferences.allergensShort',
  dislikes: 'preferences.dislikes',
  cuisines: 'preferences.cuisines',
  goals: 'preferences.goals',
  mealTimes: 'preferences.mealTimes',
} as const;

/** Says that more is stored than this release can read: of what, and that nothing of it is lost. */
export function LaterNotice({ read: { unread, isOfLaterRelease } }: { read: ReadPreferences }) {
  const t = useText();
  if (unread.length === 0 && !isOfLaterRelease) return null;
  return (
    <div role="alert" className="flex gap-3 rounded-md bg-notice-soft p-3">
      <TriangleAlert size={20} aria-hidden className="mt-0.5 shrink-0 text-notice" />
      <div className="grid gap-1">
        <p className="font-medium">{t(isOfLaterRelease ? 'preferences.later' : 'preferences.unread')}</p>
        {unread.length > 0 && (
          <p className="text-soft">
            {t('preferences.unreadFields', {
              fields: unread.map((field) => t(TITLES[field])).join(' · '),
            })}
          </p>
        )}
        {unread.includes('allergens') && <p className="font-medium">{t('preferences.unreadAllergens')}</p>}
        {isOfLaterRelease && <p className="text-soft">{t('preferences.laterHint')}</p>}
      </div>
    </div>
  );
}

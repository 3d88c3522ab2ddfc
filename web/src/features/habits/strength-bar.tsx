import { useText } from '../../lib/intl/use-text.ts';

/** How strong a habit is, as a bar and in figures. */
export function StrengthBar({ strength, label }: { strength: number; label: string }) {
  const t = useText();
  return (
    <p className="flex items-center gap-2 text-sm text-soft">
      <span aria-hidden className="block h-2 w-24 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full bg-good" style={{ width: `${strength * 100}%` }} />
      </span>
      <span className="figures">{t('habits.strengthOf', { strength: label })}</span>
    </p>
  );
}

import type { Verdict } from '#workers/features/archetypes/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { ArchetypePicture } from './archetype-picture.tsx';
import { TraitBars } from './trait-bars.tsx';

/** Too close to call: between whom, what would help, and a way to take the likelier one all the same. */
export function UndecidedPanel({
  verdict,
  isDeciding,
  onMore,
  onAnyway,
}: {
  verdict: Extract<Verdict, { kind: 'undecided' }>;
  isDeciding: boolean;
  onMore: () => void;
  onAnyway: () => void;
}) {
  const t = useText();
  return (
    <div className="grid gap-5">
      <Card className="grid gap-4">
        <h2 className="text-xl">{t('undecided.title')}</h2>
        <ul className="grid gap-4 sm:grid-cols-2">
          {verdict.between.map((archetype) => (
            <li key={archetype.id} className="flex items-center gap-3">
              <ArchetypePicture archetype={archetype} className="size-16 shrink-0" />
              <span>
                <span className="block font-medium">{archetype.name}</span>
                <span className="block text-sm text-soft">{archetype.motto}</span>
              </span>
            </li>
          ))}
        </ul>
        <p className="text-soft">{t('undecided.text', { count: verdict.ask.length })}</p>
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={onMore}>
            {t('undecided.more', { count: verdict.ask.length })}
          </Button>
          <Button onClick={onAnyway} disabled={isDeciding}>
            {t('undecided.anyway')}
          </Button>
        </div>
      </Card>
      <Card>
        <TraitBars traits={verdict.traits} />
      </Card>
    </div>
  );
}

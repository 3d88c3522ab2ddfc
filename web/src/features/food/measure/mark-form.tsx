import { useEffect, useRef } from 'react';
import { mayBeOwn, type ThingName } from '#workers/features/food/pure/known-things.ts';
import { useText } from '../../../lib/intl/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { COIN_NAMES, COINS, TABLE_THINGS } from './thing-words.ts';
import { type MarkDraft, type Marking, OWN_MM, readDraft } from './use-marking.ts';

/** What the marked thing is, and what the line says; the line itself is drawn on the photo. */
export function MarkForm({ marking, draft, aspect }: { marking: Marking; draft: MarkDraft; aspect: number }) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus({ preventScroll: true }), []);
  const read = readDraft(draft, aspect);
  const isHand = draft.thing === 'hand';
  const shownCm = (share: number) =>
    read?.kind === 'ruler' ? Math.round(read.ruler.cmPerHeight * share) : 0;
  const verdict =
    read === null
      ? t('measure.undrawn')
      : read.kind === 'refused'
        ? t(`measure.${read.why}`)
        : t('measure.shows', { wide: shownCm(aspect), high: shownCm(1) });
  return (
    <form
      ref={form}
      className="grid gap-3 rounded-lg border border-line bg-surface p-4 shadow-card"
      onSubmit={(event) => {
        event.preventDefault();
        marking.save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && marking.cancel()}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t('measure.thing')}
          value={draft.thing}
          onChange={({ target }) => marking.change({ thing: target.value as ThingName })}
        >
          <optgroup label={t('measure.onTheTable')}>
            {TABLE_THINGS.map((thing) => (
              <option key={thing} value={thing}>
                {t(`measure.${thing}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('measure.coins')}>
            {COIN_NAMES.map((coin) => (
              <option key={coin} value={coin}>
                {COINS[coin]}
              </option>
            ))}
          </optgroup>
        </SelectField>
        {mayBeOwn(draft.thing) && (
          <TextField
            label={t(isHand ? 'measure.handWidth' : 'measure.length')}
            hint={isHand ? t('measure.handHint') : undefined}
            unit="mm"
            type="number"
            inputMode="decimal"
            step="any"
            min={OWN_MM.least}
            max={OWN_MM.most}
            required={!isHand}
            value={draft.ownLength}
            onChange={({ target }) => marking.change({ ownLength: target.value })}
          />
        )}
      </div>
      <p className="text-sm text-soft">
        {t('measure.draw')} <span className="pointer-coarse:hidden">{t('measure.keys')}</span>
      </p>
      <p
        role="status"
        className={
          read?.kind === 'refused' ? 'text-sm font-medium text-danger' : 'figures text-sm font-medium'
        }
      >
        {verdict}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={read?.kind !== 'ruler'}>
          {t('measure.save')}
        </Button>
        <Button look="quiet" onClick={marking.cancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

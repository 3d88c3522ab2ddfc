import { Ruler } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { Reference } from '#workers/features/food/schemas.ts';
import { useText } from '../../../lib/intl/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { MarkForm } from './mark-form.tsx';
import { useThingName } from './thing-words.ts';
import type { Marking } from './use-marking.ts';

/** Under a photo: what it is scaled by, or the question for something of known size, or the marking of it. */
export function MeasurePanel({
  marking,
  aspect,
  reference,
}: {
  marking: Marking;
  aspect: number;
  reference: Reference | null;
}) {
  const t = useText();
  const thingName = useThingName();
  const whyId = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const isOpen = marking.draft !== null;
  // Who leaves the form by a key is back where they came from.
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (marking.draft !== null) return <MarkForm marking={marking} draft={marking.draft} aspect={aspect} />;
  if (reference === null) {
    return (
      <div className="grid justify-items-start gap-1.5">
        <Button
          ref={opener}
          icon={<Ruler size={18} aria-hidden />}
          aria-describedby={whyId}
          onClick={marking.begin}
        >
          {t('measure.ask')}
        </Button>
        <p id={whyId} className="text-sm text-faint">
          {t('measure.why')}
        </p>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="flex min-w-0 flex-1 items-center gap-2 text-sm">
        <Ruler size={18} aria-hidden className="shrink-0 text-soft" />
        {t('measure.scaledBy', { thing: thingName(reference.thing) })}
      </p>
      <Button ref={opener} size="small" look="quiet" onClick={marking.begin}>
        {t('measure.change')}
      </Button>
      <Button size="small" look="quiet" onClick={marking.remove}>
        {t('measure.remove')}
      </Button>
    </div>
  );
}

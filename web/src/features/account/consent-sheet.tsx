import type { ConsentPurpose } from '#workers/features/account/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useSayConsent } from './consent-queries.ts';

/**
 * Asks for one purpose at the moment it is needed:
 *
 *     const purpose = purposeOf(mutation.error);          // from consent-queries.ts
 *     <ConsentSheet purpose={purpose} onAllowed={() => mutation.mutate(again)} onClose={mutation.reset} />
 *
 * The screen that shows it names the area 'consent' in the router. Null: the sheet is closed.
 */
export function ConsentSheet({
  purpose,
  onAllowed,
  onClose,
}: {
  purpose: ConsentPurpose | null;
  onAllowed: () => void;
  onClose: () => void;
}) {
  const t = useText();
  const problemText = useProblemText();
  const say = useSayConsent();
  return (
    <Sheet
      title={purpose === null ? '' : t(`consent.${purpose}.title`)}
      isOpen={purpose !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {purpose !== null && (
        <div className="grid gap-4">
          <p>{t(`consent.${purpose}.text`)}</p>
          <p className="text-sm text-soft">{t('consent.revocable')}</p>
          {say.isError && (
            <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
              {problemText(say.error)}
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="quiet" onClick={onClose}>
              {t('consent.notNow')}
            </Button>
            <Button
              look="primary"
              disabled={say.isPending}
              onClick={() => say.mutate({ purpose, isGranted: true }, { onSuccess: onAllowed })}
            >
              {t('consent.allow')}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  );
}

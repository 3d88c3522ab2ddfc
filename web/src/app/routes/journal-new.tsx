import { NewEntryForm } from '../../features/journal/new-entry-form.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';

/** The long entry. */
export function NewEntryScreen() {
  const t = useText();
  return (
    <Page title={t('journal.write')} lead={t('journal.lead')}>
      <NewEntryForm />
    </Page>
  );
}

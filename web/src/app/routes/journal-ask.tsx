import { AskDays } from '../../features/journal/ask-days.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';

export function AskScreen() {
  const t = useText();
  return (
    <Page title={t('journal.ask.title')} lead={t('journal.ask.lead')}>
      <AskDays />
    </Page>
  );
}

import { QuickAddForm } from '../../features/food/quick-add-form.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';

export function QuickAddScreen() {
  const t = useText();
  return (
    <Page title={t('quick.title')} lead={t('quick.lead')}>
      <QuickAddForm />
    </Page>
  );
}

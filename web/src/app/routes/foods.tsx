import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';

export function FoodsScreen() {
  const t = useText();
  return (
    <Page title={t('foods.title')} lead={t('foods.lead')}>
      {null}
    </Page>
  );
}

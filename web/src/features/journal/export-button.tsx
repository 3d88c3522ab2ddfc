import { Download } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Button } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';

/** Saves every entry as one CSV file on this device. */
export function ExportButton() {
  const t = useText();
  const api = useApi();
  const notice = useNotice();
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    setIsBusy(true);
    try {
      const url = URL.createObjectURL(await api.blob('/journal-export'));
      Object.assign(document.createElement('a'), { href: url, download: 'journal.csv' }).click();
      URL.revokeObjectURL(url);
    } catch (error) {
      notice(problemText(error), { isProblem: true });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button
      look="quiet"
      size="small"
      icon={<Download size={16} aria-hidden />}
      disabled={isBusy}
      onClick={() => void save()}
    >
      {t('journal.export')}
    </Button>
  );
}

import { useText } from '../../lib/intl/use-text.ts';
import { TextField } from '../../ui/field.tsx';

/** Why: kept with what is done or read, and shown to the person in their export. */
export function ReasonField({
  value,
  onChange,
  isMissing,
}: {
  value: string;
  onChange: (value: string) => void;
  isMissing: boolean;
}) {
  const t = useText();
  return (
    <TextField
      label={t('staff.reason')}
      hint={t('staff.reasonHint')}
      value={value}
      maxLength={300}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isMissing ? t('staff.reasonMissing') : undefined}
    />
  );
}

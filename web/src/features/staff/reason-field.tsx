import { useText } from '../../lib/intl/use-text.ts';
import { TextField } from '../../ui/field.tsx';

/** Why: kept with what is done or read, and shown to the person in their export where it is about one. */
export function ReasonField({
  value,
  onChange,
  isMissing,
  isAboutPerson = true,
}: {
  value: string;
  onChange: (value: string) => void;
  isMissing: boolean;
  isAboutPerson?: boolean;
}) {
  const t = useText();
  return (
    <TextField
      label={t('staff.reason')}
      hint={t(isAboutPerson ? 'staff.reasonHint' : 'staff.reasonKept')}
      value={value}
      maxLength={300}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isMissing ? t('staff.reasonMissing') : undefined}
    />
  );
}

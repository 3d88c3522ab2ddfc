import { Switch as Base } from '@base-ui/react/switch';

/** On or off, at once. `labelledBy` is the id of the text that names it. */
export function Switch({
  labelledBy,
  describedBy,
  isOn,
  isDisabled = false,
  onChange,
}: {
  labelledBy: string;
  describedBy?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <Base.Root
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      checked={isOn}
      disabled={isDisabled}
      onCheckedChange={onChange}
      className="inline-flex h-7 w-12 shrink-0 cursor-pointer items-center rounded-full border border-edge bg-sunken p-0.5 transition-colors data-checked:border-accent data-checked:bg-accent disabled:opacity-55"
    >
      <Base.Thumb className="size-5.5 rounded-full bg-edge transition-[translate,background-color] duration-150 data-checked:translate-x-5 data-checked:bg-on-accent" />
    </Base.Root>
  );
}

const CUSTOM = 'custom:';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One kind of id for foods of the table and a member's own, which are `custom:<uuid>`. */
export function customFoodRef(id: string): string {
  return `${CUSTOM}${id}`;
}

/** The id of a member's own food; null when the reference is to the table, or to nothing. */
export function customIdOf(ref: string): string | null {
  const id = ref.startsWith(CUSTOM) ? ref.slice(CUSTOM.length) : '';
  return UUID.test(id) ? id : null;
}

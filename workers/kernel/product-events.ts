/**
 * The one table of what is told about the use of the product, and of what may stand beside it: closed sets, and yes or
 * no. There is no free text, no id, no amount, no time of an act, and nothing of a person's health.
 */
export const PRODUCT_EVENTS = {
  'archetype.assigned': { sureness: ['low', 'middling', 'high'] },
  'task.completed': { by: ['session', 'api-key', 'job'], isBackdated: [true, false] },
  'meal.added': { source: ['photo', 'hand', 'quick', 'copy'] },
  'entry.written': { kind: ['quick', 'long'] },
} as const satisfies Record<string, Record<string, readonly (string | boolean)[]>>;

export type ProductEventName = keyof typeof PRODUCT_EVENTS;

export type EventProperties<Name extends ProductEventName> = {
  readonly [Property in keyof (typeof PRODUCT_EVENTS)[Name]]: (typeof PRODUCT_EVENTS)[Name][Property] extends readonly (infer Value)[]
    ? Value
    : never;
};

/** What may be told of an event; null when its name is not in the table. What the table does not allow is left out. */
export function allowedProperties(name: string, properties: object): Record<string, string | boolean> | null {
  if (!Object.hasOwn(PRODUCT_EVENTS, name)) return null;
  const allowed: Record<string, readonly unknown[]> = PRODUCT_EVENTS[name as ProductEventName];
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([property, value]) => Object.hasOwn(allowed, property) && allowed[property]?.includes(value),
    ),
  );
}

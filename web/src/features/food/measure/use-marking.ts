import { useState } from 'react';
import { mayBeOwn, type ThingName } from '#workers/features/food/pure/known-things.ts';
import { type MarkedRuler, rulerOf } from '#workers/features/food/pure/marked-length.ts';
import type { FoodAnalysis, Reference } from '#workers/features/food/schemas.ts';
import { useText } from '../../../lib/intl/use-text.ts';
import { useNotice } from '../../../lib/notices.ts';
import type { useMealEdit } from '../meal-edits.ts';
import type { PhotoLine } from './photo-line.ts';
import { useThingName } from './thing-words.ts';

export interface MarkDraft {
  thing: ThingName;
  /** As it is typed, in mm. */
  ownLength: string;
  line: PhotoLine | null;
}

export const OWN_MM = { least: 5, most: 2000 };

const EMPTY: MarkDraft = { thing: 'plate', ownLength: '', line: null };

function draftOf(reference: Reference | null): MarkDraft {
  if (reference === null) return EMPTY;
  const { thing, ownLengthMm, from, to } = reference;
  return { thing, ownLength: ownLengthMm === null ? '' : String(ownLengthMm), line: { from, to } };
}

/** What would be sent; null while nothing is drawn or a length is missing or not one. */
export function referenceOf({ thing, ownLength, line }: MarkDraft): Reference | null {
  if (line === null) return null;
  const typed = ownLength.trim() === '' || !mayBeOwn(thing) ? null : Number(ownLength);
  if (typed === null && thing === 'own-length') return null;
  if (typed !== null && !(typed >= OWN_MM.least && typed <= OWN_MM.most)) return null;
  return { thing, ownLengthMm: typed, from: [...line.from], to: [...line.to] };
}

/** What the line says of the photo, or why it says nothing; null while nothing is drawn. */
export function readDraft(draft: MarkDraft, aspect: number): MarkedRuler | null {
  if (draft.line === null) return null;
  const reference = referenceOf(draft);
  return reference === null ? { kind: 'refused', why: 'no-length' } : rulerOf(reference, aspect);
}

/** Marking a thing of known size in a meal's photo: the draft, and what becomes of it. Each deed can be taken back. */
export function useMarking(meal: FoodAnalysis, edit: Pick<ReturnType<typeof useMealEdit>, 'mutateAsync'>) {
  const t = useText();
  const notice = useNotice();
  const thingName = useThingName();
  const [draft, setDraft] = useState<MarkDraft | null>(null);
  const before = meal.reference;

  const setBack = () => {
    const deed =
      before === null ? ({ kind: 'unmark' } as const) : ({ kind: 'mark', reference: before } as const);
    edit.mutateAsync(deed).catch(() => undefined);
  };
  const attempt = async (deed: Parameters<typeof edit.mutateAsync>[0], said: string) => {
    try {
      await edit.mutateAsync(deed);
      setDraft(null);
      notice(said, { undo: setBack });
    } catch {
      // The edit has told the person already, and what they drew stays.
    }
  };

  return {
    draft,
    /** Only what comes in pieces is measured: a plate of rice is not offered what would change nothing. */
    isOffered: before !== null || meal.items.some(({ isMeasurable }) => isMeasurable),
    begin: () => setDraft(draftOf(before)),
    cancel: () => setDraft(null),
    change: (change: Partial<MarkDraft>) =>
      setDraft((known) => (known === null ? null : { ...known, ...change })),
    save: async () => {
      const reference = draft === null ? null : referenceOf(draft);
      if (reference === null) return;
      await attempt({ kind: 'mark', reference }, t('measure.marked', { thing: thingName(reference.thing) }));
    },
    remove: () => attempt({ kind: 'unmark' }, t('measure.removed')),
  };
}

export type Marking = ReturnType<typeof useMarking>;

import { type Db, uniqueViolation } from '#db/client.ts';
import { archetypeAssignments, quizAnswers } from '#db/schema/archetypes.ts';
import { archetypeById } from '#workers/features/archetypes/index.ts';
import { decideArchetype, RULES_VERSION } from '#workers/features/archetypes/pure/decide-archetype.ts';
import { ITEMS } from '#workers/features/archetypes/pure/items.ts';
import { newId } from '#workers/kernel/ids.ts';

/** What the demo person agrees with, from 1 to 5, before a reversed item turns it round; 3 where nothing is said. */
const LEANS: Readonly<Record<string, number>> = { morningness: 5, conscientiousness: 4, agreeableness: 4 };

export function demoAnswers(): Record<string, number> {
  return Object.fromEntries(
    ITEMS.map(({ key, trait, isReversed }) => {
      const lean = LEANS[trait] ?? 3;
      return [key, isReversed ? 6 - lean : lean];
    }),
  );
}

/** The demo person has answered the quiz when their days began; what a visitor answers or is given later stays. Once. */
export async function seedDemoArchetype(db: Db, memberId: string, at: Date): Promise<void> {
  const member = db.asMember(memberId);
  const known = await member.run((q) =>
    q.select({ id: archetypeAssignments.id }).from(archetypeAssignments).limit(1),
  );
  if (known.length > 0) return;
  const answers = demoAnswers();
  const decision = decideArchetype(answers, ITEMS);
  if (decision.kind !== 'decided') throw new Error('the demo person’s answers decide nothing');
  const chosen = archetypeById(decision.candidates[0]?.id ?? '');
  if (chosen === undefined) throw new Error('the catalogue lacks the demo person’s archetype');
  const values = Object.entries(answers).map(([itemKey, value]) => ({
    memberId,
    itemKey,
    value,
    answeredAt: at,
  }));
  try {
    await member.all((q) => [
      q.insert(quizAnswers).values(values).onConflictDoNothing(),
      q.insert(archetypeAssignments).values({
        id: newId<'assignment'>(),
        memberId,
        archetypeId: chosen.id,
        houseId: chosen.house,
        confidence: decision.confidence,
        scores: { ...decision.scores },
        rulesVersion: RULES_VERSION,
        assignedAt: at,
        requestKey: 'demo-archetype',
      }),
    ]);
  } catch (error) {
    if (uniqueViolation(error) === null) throw error;
  }
}

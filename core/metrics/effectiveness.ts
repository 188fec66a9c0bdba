import { firstMeaningfulAt, type Leg } from './legs.ts';

/** When a leg was effective (E1 to E4), and when its resolution was recorded (E5); null where a test fails. */
export type Effect = { effectiveAt: number; resolvedAt: number | null };

/**
 * Tests E1 to E4 of docs/measurement.md §1.2 on a leg: a meaningful reply, the skills for it, no later transfer or
 * same-issue reopen, and no story told twice. A contact who repeats makes the leg effective only from the first
 * meaningful reply after the last repetition. E6 is the reopen that ends a leg.
 */
function effectOf(leg: Leg, needAt: number): Effect | null {
  if (leg.endedAt !== null) return null;
  if (!leg.requiredSkills.every((skill) => leg.skills.includes(skill))) return null;
  const lastRepetition = leg.repeatedAt.filter((at) => at >= needAt).at(-1);
  const effectiveAt = firstMeaningfulAt(leg, lastRepetition ?? needAt);
  return effectiveAt === null ? null : { effectiveAt, resolvedAt: leg.resolvedAt };
}

/** The effect of the last leg that has one: only what came last can have held. */
export function lastEffect(legs: readonly Leg[], needAt: number): (Effect & { leg: number }) | null {
  for (let index = legs.length - 1; index >= 0; index -= 1) {
    const leg = legs[index];
    const effect = leg ? effectOf(leg, needAt) : null;
    if (effect) return { ...effect, leg: index };
  }
  return null;
}

/** Whether the contact had to tell the story twice to a person, or was asked for what the brief says. */
export function hasRepeatedStory(legs: readonly Leg[]): boolean {
  return legs.some(
    (leg) =>
      leg.repeatedAt.length > 0 || leg.messages.some((message) => message.class === 'redundant_question'),
  );
}

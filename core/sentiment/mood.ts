import { UNHAPPY } from './course.ts';
import { chanceOfDissatisfaction, DISSATISFIED } from './dissatisfaction.ts';
import { exchangeFeatures, isComplaint, isOutspoken } from './exchange-features.ts';
import type { Heard } from './heard.ts';
import { sentimentOf } from './sentiment.ts';

/** How near to `UNHAPPY` words alone may bring the mood of somebody who is not dissatisfied. */
const NOT_YET = 0.01;
/** Words of displeasure from here down need nothing else beside them. */
const FURIOUS = -0.8;

export type Feeling = {
  /** From -1 to 1; at `UNHAPPY` or below the contact is dissatisfied with the help. */
  readonly value: number;
  /** The chance, 0 to 1, that a person reading along would call the contact dissatisfied. */
  readonly dissatisfaction: number;
};

/**
 * How the contact feels at the message that was heard last: the one reading for the rule that calls a person, the brief
 * and the lists. Somebody is unhappy where the message itself complains, and it and what came before it show that the
 * help so far was none; "twice", "hours" and "cancel" alone tell of a matter. Before an answer there is nothing to be
 * dissatisfied with, and only words of feeling count. Throws RangeError where the last turn isn't by the contact.
 */
export function moodAt(heard: Heard): Feeling {
  const row = exchangeFeatures(heard);
  const words = sentimentOf(heard.turns.at(-1)!.text);
  const dissatisfaction = chanceOfDissatisfaction(row);
  if (isOutspoken(row) && (heard.messages === 1 || words <= FURIOUS))
    return { value: words, dissatisfaction };
  const isUnheard = heard.messages > 1 && dissatisfaction >= DISSATISFIED && isComplaint(row);
  if (isUnheard) return { value: belowUnhappy(dissatisfaction), dissatisfaction };
  return { value: Math.max(words, UNHAPPY + NOT_YET), dissatisfaction };
}

/** From `UNHAPPY` at the threshold down to -1 where nobody would doubt it. */
const belowUnhappy = (chance: number): number =>
  UNHAPPY - ((chance - DISSATISFIED) / (1 - DISSATISFIED)) * (1 + UNHAPPY);

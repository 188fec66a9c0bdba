import { type Choice, MAX_CHOICES } from '../../values/choice.ts';
import { textsIn } from '../assistant-texts.ts';

/** A person as something that is offered; `label` is what the button says. */
export const personChoice = (label: string): Choice => ({ id: 'person', label, kind: 'person' });

/**
 * The choices with a person as the last, in the contact's language (ISO 639-1); as they are where one is among them. Of
 * a full list the last gives way.
 */
export function withPerson(choices: readonly Choice[], language: string | null): Choice[] {
  if (choices.some(({ kind }) => kind === 'person')) return [...choices];
  return [...choices.slice(0, MAX_CHOICES - 1), personChoice(textsIn(language).talkToPerson)];
}

import type { Conclusion } from './after.ts';

const LONGEST = 500;

/** Why a decision was taken, in one sentence for an agent or a manager. English is the only language so far. */
export function whyInOneSentence(conclusion: Conclusion): string {
  const sentence = conclusion.action === 'escalate' ? whyEscalated(conclusion.cause) : whySpoke(conclusion);
  return sentence.slice(0, LONGEST);
}

function whyEscalated({ reason, inDoubt }: Extract<Conclusion, { action: 'escalate' }>['cause']): string {
  const text = reason.text.trim().replace(/\.{0,9}$/, '.');
  return inDoubt ? `A person takes over, because nobody can tell whether this is so: ${text}` : text;
}

function whySpoke({ action, articles, before }: Exclude<Conclusion, { action: 'escalate' }>): string {
  if (before.courtesy) return 'The customer only said hello or thanks, and the assistant returned it.';
  if (action === 'ask') return 'The assistant asked rather than guessed, and no rule called for a person.';
  const source = articles.length === 1 ? 'one article' : `${articles.length} articles`;
  return `The assistant answered from ${source}, and no rule called for a person.`;
}

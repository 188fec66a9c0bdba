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

function whySpoke(conclusion: Exclude<Conclusion, { action: 'escalate' }>): string {
  const { inputs } = conclusion.before.observed;
  const isOffered = inputs['wish.doubtful'] && conclusion.choices.some(({ kind }) => kind === 'person');
  return `${whySaid(conclusion)}${isOffered ? ' A person was offered, because the message may ask for one.' : ''}`;
}

function whySaid({ action, articles, choices, before }: Exclude<Conclusion, { action: 'escalate' }>): string {
  if (before.courtesy) return 'The customer only said hello or thanks, and the assistant returned it.';
  const offered = choices.filter(({ kind }) => kind === 'article').map(({ label }) => label);
  if (offered.length > 0) return `Asked which is meant: ${quoted(offered)}. No rule called for a person.`;
  if (action === 'ask')
    return 'Asked back, because the message says too little. No rule called for a person.';
  return `Answered from ${quoted(articles.map(({ title }) => title))}. No rule called for a person.`;
}

const quoted = (titles: readonly string[]): string => titles.map((title) => `“${title}”`).join(', ');

import { listenerOf } from '../text/listener.ts';
import { EVERY_SENTENCE, sentencesOf } from '../text/sentences.ts';
import { jaccard } from '../text/similarity.ts';
import { contentWords } from '../text/words.ts';
import type { MessageClass } from './events.ts';
import { agentMessageTable } from './words/agent-messages.ts';

const { first, hears } = listenerOf([agentMessageTable]);

/** Something already known about the conversation, as the brief has it. */
export type KnownFact = { name: string; value: string };

export type AgentMessageContext = { knownFacts: readonly KnownFact[] };

/** What an agent may ask for, and the names of facts that already answer it. */
const slots: readonly { asked: string; answers: (factName: string) => boolean }[] = [
  { asked: 'slot-error', answers: holds('error') },
  { asked: 'slot-order', answers: holds('order') },
  { asked: 'slot-invoice', answers: holds('invoice') },
  { asked: 'slot-case', answers: holds('ticket', 'case', 'reference') },
  { asked: 'slot-account', answers: holds('account', 'customer', 'workspace', 'user') },
  { asked: 'slot-run', answers: holds('job', 'export', 'run', 'request', 'trace') },
  { asked: 'slot-email', answers: holds('email', 'e-mail') },
  { asked: 'slot-phone', answers: holds('phone') },
  { asked: 'slot-version', answers: (name) => holds('version')(name) && !isSystem(name) },
  { asked: 'slot-system', answers: isSystem },
  { asked: 'slot-link', answers: holds('link', 'url') },
  { asked: 'slot-amount', answers: holds('amount', 'price') },
  { asked: 'slot-date', answers: holds('date', 'since') },
];

function holds(...parts: readonly string[]): (factName: string) => boolean {
  return (name) => parts.some((part) => name.toLowerCase().includes(part));
}

function isSystem(factName: string): boolean {
  return holds(
    ...['browser', 'chrome', 'firefox', 'safari', 'edge', 'device', 'platform'],
    ...['windows', 'mac', 'android', 'ios'],
  )(factName);
}

/**
 * What an agent's message is worth to the contact. A message counts by its best sentence, so a greeting before an
 * answer does not hide the answer. Rules of thumb in English and some German; when in doubt a message is meaningful.
 */
export function classifyAgentMessage(text: string, { knownFacts }: AgentMessageContext): MessageClass {
  if (hears(text, 'agent.automation')) return 'automation';
  const classes = sentencesOf(text, EVERY_SENTENCE).map((sentence) => classifySentence(sentence, knownFacts));
  const order: readonly MessageClass[] = ['action', 'question', 'redundant_question', 'holding', 'greeting'];
  return order.find((one) => classes.includes(one)) ?? 'greeting';
}

function classifySentence(sentence: string, knownFacts: readonly KnownFact[]): MessageClass {
  // A log or a long instruction is help.
  if (sentence.length > LONG_SENTENCE) return 'action';
  const said = withoutSalutation(sentence);
  const rest = withoutApology(said);
  const asked = asksFor(rest) ? slots.filter((slot) => hears(rest, `agent.${slot.asked}`)) : [];
  if (asked.length > 0) return isKnown(rest, asked, knownFacts) ? 'redundant_question' : 'question';
  if (hears(rest, 'agent.greeting', 'agent.filler') || isAddress(rest)) return 'greeting';
  if (contentWords(rest).length === 0) return rest === said ? 'greeting' : 'holding';
  if (hears(rest, 'agent.holding')) return hears(rest, 'agent.done') ? 'action' : 'holding';
  return rest.endsWith('?') ? 'question' : 'action';
}

const LONG_SENTENCE = 600;
const LONGEST_ADDRESS = 20;

/** "Dear customer," on a line of its own. */
const isAddress = (sentence: string): boolean =>
  sentence.endsWith(',') && sentence.length <= LONGEST_ADDRESS + 1;

const asksFor = (sentence: string): boolean =>
  hears(sentence, 'agent.asking') || (sentence.includes('?') && hears(sentence, 'agent.asking-what'));

const nameSetOff = /^(?: [\p{L}\p{N}_.-]{1,40}){0,2}? ?(?:[,.!:]|$)/u;

/** Leaves out "Hi Maria,". The name goes only where it is set off, so that "hi what happened" keeps its words. */
function withoutSalutation(sentence: string): string {
  const salutation = first(sentence, 'agent.salutation');
  if (!salutation) return sentence;
  const rest = sentence.slice(salutation.end);
  const setOff = nameSetOff.exec(rest);
  if (setOff) return rest.slice(setOff[0].length).trim();
  return /^(?:hi|hello|hey|hallo) /i.test(sentence) ? rest.trim() : sentence;
}

const APOLOGY_REACH = 120;

/** Leaves out "Sorry for the delay," before what is said. */
function withoutApology(sentence: string): string {
  const end = sentence.search(/[,;.]/);
  if (end < 0 || end > APOLOGY_REACH || sentence[end] === '.') return sentence;
  if (!hears(sentence.slice(0, end), 'agent.apology')) return sentence;
  return sentence.slice(end + 1).replace(/^ (?:and |but )?/i, '');
}

/** Asks only for what is known, and does not merely read a known value back for the contact to confirm. */
function isKnown(sentence: string, asked: typeof slots, facts: readonly KnownFact[]): boolean {
  if (facts.some(({ value }) => mentions(sentence, value))) return false;
  return asked.every((slot) => facts.some(({ name }) => slot.answers(name)));
}

/** The likeness of two messages from which one counts as the other told again (docs/measurement.md §3.4, L2). */
const SAME_STORY = 0.4;
const MIN_STORY_TOKENS = 4;

/** Whether a contact tells what they told before: says so, or says much the same as one earlier message. */
export function repeatsStory(contactText: string, earlierContactTexts: readonly string[]): boolean {
  if (earlierContactTexts.length === 0) return false;
  const told = storyOf(contactText);
  return earlierContactTexts.some((earlier) => isToldAgain(told, storyOf(earlier)));
}

/** A contact's message as it is compared with others: whether it says that it repeats something, and its words. */
export type Story = { saysSo: boolean; words: ReadonlySet<string> };

export function storyOf(text: string): Story {
  return { saysSo: hears(text, 'agent.told-before'), words: new Set(contentWords(text)) };
}

/** Whether a message tells what an earlier one told. */
export function isToldAgain(told: Story, before: Story): boolean {
  if (told.saysSo) return true;
  const { words } = told;
  if (words.size < MIN_STORY_TOKENS || before.words.size < MIN_STORY_TOKENS) return false;
  return jaccard(words, before.words) >= SAME_STORY;
}

/** The names of known facts whose value the text gives again, matched on the value and not on wording. */
export function repeatedFacts(contactText: string, knownFacts: readonly KnownFact[]): string[] {
  const names = knownFacts.filter(({ value }) => mentions(contactText, value)).map(({ name }) => name);
  return [...new Set(names)];
}

function mentions(text: string, value: string): boolean {
  const wanted = normalise(value);
  return wanted.length >= 2 && ` ${normalise(text)} `.includes(` ${wanted} `);
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@._/-]+/gu, ' ')
    .split(' ')
    .map(withoutDots)
    .join(' ')
    .trim();
}

function withoutDots(word: string): string {
  let end = word.length;
  while (word[end - 1] === '.') end--;
  return word.slice(0, end);
}

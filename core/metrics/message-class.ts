import { EVERY_SENTENCE, sentencesOf } from '../text/sentences.ts';
import { jaccard } from '../text/similarity.ts';
import { contentWords } from '../text/words.ts';
import type { MessageClass } from './events.ts';

/** Something already known about the conversation, as the brief has it. */
export type KnownFact = { name: string; value: string };

export type AgentMessageContext = { knownFacts: readonly KnownFact[] };

/** "Hi Maria," before what is said; the name only where it is set off, so that "hi what happened" keeps its words. */
const salutation =
  /^(hi|hello|hey|hiya|dear|greetings|welcome|hallo|moin|good (morning|afternoon|evening|day)|guten (tag|morgen|abend))\b( there\b)?(\s+[\p{L}\p{N}_.-]+){0,2}?\s*([,.!:]+|$)\s*|^(hi|hello|hey|hallo)( there)?\s+/iu;

/** "Sorry for the delay," before what is said. */
const apology =
  /^[^,;.]{0,30}\b(sorry|apologi[sz]e|understand|thank(s| you)|danke)\b[^,;.]{0,80}[,;]\s*(and |but )?/i;

const greeting =
  /^(my name is|i am \w+ (from|with)|i'?m \w+ (from|with)|this is \w+( (from|with) \w+)?[.!]?$|\w+ here[.!]?$|thanks? (you )?for (contacting|reaching|getting|writing|your (message|request))|how (are you|can i help|may i help|can i assist)|what can i do for you|nice to meet|i('?ll| will) be (helping|assisting|taking)|wie kann ich)/i;

const holding =
  /\b((just )?(a|one|1) (moment|second|sec|minute|min)|bear with me|(please )?(hold|wait|stand by)|hang on|(let me|i('ll| will)|i am|i'm|i need to|we('ll| will)|we are|we're) (just |now |currently |still )*(check|checking|look|looking|see|have a look|take a look|investigat\w+|find out|read|reading|review|reviewing|forward|get back|be with you|be right)|(i|we)('?ll| will) (get back|be in touch|contact you|reach out)|thank(s| you) for (waiting|your patience|holding|bearing)|(i'?m|i am|we'?re|we are|so) sorry (about|for|to hear)|sorry (about|for|to hear) |i (completely |fully )?understand|apologi[sz]e|inconvenience|be patient|(is|are) being (looked|investigated|checked)|(will|shall) be contacted|einen (moment|augenblick)|ich (schaue|prüfe|sehe))/i;

const automation =
  /\b(this is an (automated|automatic) (message|reply|response)|^automatic (reply|response)|automatically generated|auto-?reply|do not reply to this|out of (the )?office|(ticket|case|request) (#?\w+ )?has been (created|received|opened|assigned)|automatische (antwort|nachricht))/i;

const filler =
  /^(ok(ay)?|sure|thanks?|thank you|great|of course|certainly|absolutely|yes|no problem|danke|gerne?|[\w' ]{1,20},)$/i;

/** The sentence asks the contact for something, and does not just announce it. */
const asking =
  /\b(please|kindly|could you|can you|would you|bitte|können sie)\b.*\b(tell|share|send|give|provide|confirm|let (me|us) know|describe|nennen|senden|schicken|mitteilen)\b|\b(what('s| is| was| are)?|which|when|how much|wie lautet|welche\w*|wann)\b.*\?|\b(may|can|could) (i|we) (please )?(get|have|ask)\b|\bdo you have\b|^(send|share|give|provide|tell|confirm)\b|\b(i|we)('ll| will| would)? (also )?(need|require)\b/i;

/** What an agent may ask for, and the names of facts that already answer it. */
const slots: readonly { asked: RegExp; fact: RegExp }[] = [
  { asked: /\berror (code|number|message)|fehler(code|meldung)/i, fact: /error/i },
  { asked: /\b(order|purchase) ?(number|id|no\b|#)|bestellnummer/i, fact: /order/i },
  { asked: /\binvoice ?(number|id|no\b|#)|rechnungsnummer/i, fact: /invoice/i },
  { asked: /\b(ticket|case|reference) ?(number|id|no\b|#)/i, fact: /ticket|case|reference/i },
  {
    asked: /\b(account|customer|workspace|user) ?(number|id|name|no\b)|kundennummer/i,
    fact: /account|customer|workspace|user/i,
  },
  { asked: /\b(job|export|run|request|trace) ?(number|id)/i, fact: /job|export|run|request|trace/i },
  { asked: /\be-?mail( address)?\b/i, fact: /e-?mail/i },
  { asked: /\b(phone|telephone|mobile)( number)?\b/i, fact: /phone/i },
  {
    asked: /\b(which|what) (\w+ )?version|version (number|are you|do you)/i,
    fact: /^(?!.*(chrome|firefox|safari|edge|windows|mac|android|ios)).*version/i,
  },
  {
    asked: /\b(which|what) (browser|operating system|os|device|platform)\b/i,
    fact: /browser|chrome|firefox|safari|edge|windows|mac|android|ios|device|platform/i,
  },
  { asked: /\b(link|url|web ?address)\b/i, fact: /link|url/i },
  { asked: /\b(amount|how much)\b/i, fact: /amount|price/i },
  {
    asked: /\b(when|what (date|day|time)|since when)\b.*(start|happen|order|begin|occur)/i,
    fact: /date|since/i,
  },
];

/**
 * What a human agent's message is worth to the contact. A message counts by its best sentence, so a greeting before an
 * answer does not hide the answer. Rules of thumb in English and some German; when in doubt a message is meaningful.
 */
export function classifyAgentMessage(text: string, { knownFacts }: AgentMessageContext): MessageClass {
  if (automation.test(text)) return 'automation';
  const classes = sentencesOf(text, EVERY_SENTENCE).map((sentence) => classifySentence(sentence, knownFacts));
  const order: readonly MessageClass[] = ['action', 'question', 'redundant_question', 'holding', 'greeting'];
  return order.find((one) => classes.includes(one)) ?? 'greeting';
}

function classifySentence(sentence: string, knownFacts: readonly KnownFact[]): MessageClass {
  // A log or a long instruction is help, and too long for the patterns.
  if (sentence.length > 600) return 'action';
  const said = sentence.replace(salutation, '');
  const rest = said.replace(apology, '');
  const asked = slots.filter((slot) => asking.test(rest) && slot.asked.test(rest));
  if (asked.length > 0) return isKnown(rest, asked, knownFacts) ? 'redundant_question' : 'question';
  if (greeting.test(rest) || filler.test(rest)) return 'greeting';
  if (contentWords(rest).length === 0) return rest === said ? 'greeting' : 'holding';
  if (holding.test(rest)) return isMoreThanHolding(rest) ? 'action' : 'holding';
  return rest.endsWith('?') ? 'question' : 'action';
}

/** Asks only for what is known, and does not merely read a known value back for the contact to confirm. */
function isKnown(sentence: string, asked: readonly { fact: RegExp }[], facts: readonly KnownFact[]): boolean {
  if (facts.some(({ value }) => mentions(sentence, value))) return false;
  return asked.every((slot) => facts.some(({ name }) => slot.fact.test(name)));
}

/** "I'm sorry, I have now reset your key": the apology does not make it a holding message. */
function isMoreThanHolding(sentence: string): boolean {
  return /\b(i|we)('ve| have| just)? ?(now |just )?(reset|fixed|restarted|refunded|updated|changed|enabled|disabled|re-?ran|found|sent|added|removed|corrected|increased|extended|cancelled|credited)\b/i.test(
    sentence,
  );
}

const saidBefore =
  /\b(as|like) (i|we) ((have |'ve )?(already )?(said|told|mentioned|wrote|explained|described|stated))|\b(i|we)('ve| have)? already (told|said|explained|mentioned|given|gave|provided|sent|wrote|described|answered)|(told|explained|said) (this|that|it|all)? ?(already|before|to (the|your) (bot|assistant|colleague))|(once|yet) again i|how (many times|often) (do|must) i|see (above|my (first|earlier|previous))|wie (schon|bereits) (gesagt|geschrieben|erwähnt)|habe ich (schon|bereits)/i;

/** The likeness of two messages from which one counts as the other told again (docs/measurement.md §3.4, L2). */
const SAME_STORY = 0.4;
const MIN_STORY_TOKENS = 4;

/** Whether a contact tells what they told before: says so, or says much the same as one earlier message. */
export function repeatsStory(contactText: string, earlierContactTexts: readonly string[]): boolean {
  if (earlierContactTexts.length === 0) return false;
  if (saidBefore.test(contactText)) return true;
  const told = new Set(contentWords(contactText));
  if (told.size < MIN_STORY_TOKENS) return false;
  return earlierContactTexts.some((earlier) => {
    const before = new Set(contentWords(earlier));
    return before.size >= MIN_STORY_TOKENS && jaccard(told, before) >= SAME_STORY;
  });
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
    .replace(/[.]+(?=\s|$)/g, '')
    .trim();
}

import { jaccard } from '../text/similarity.ts';
import { words } from '../text/words.ts';
import { type MessageCues, readCues } from './cues.ts';
import type { Heard, SpokenTurn } from './heard.ts';

/** What a reply says about itself: nothing found, can't, sorry; asks back; asks to confirm. */
const failing =
  /\b(?:(?:sorry|unable|unfortunately|afraid|cannot|can't|couldn't|could not|can not|not able|nothing|not found|didn't find|did not find|don't have|do not have|doesn't have|does not have|there (?:are|is|'s|were) no|there aren't|there isn't|no (?:such|other|luck|results?)|not (?:available|possible)|unavailable|unsuccessful|error|leider|nicht (?:gefunden|moglich|verfugbar)|tut mir leid|malheureusement|lo siento|desafortunadamente|purtroppo)\b|apolog|no match|fail|kein|desole)/giu;
const confirming =
  /\b(?:confirm|correct\?|is that (?:right|ok|okay|correct)|please verify|stimmt das|korrekt)\b/iu;
const denying =
  /\b(?:no|not|n't|nope|don't|dont|doesn't|didn't|isn't|wasn't|never|none|nein|nicht|kein\w*|non|pas|nao)\b/giu;
const correcting =
  /\b(?:i (?:said|meant|mean|asked|told|already|just|wanted)|actually|instead|rather|wrong|incorrect|not what|that's not|that is not|no,|i need|i want(?:ed)?|what about|try again|again|different|change|ich (?:meinte|sagte)|stattdessen|sondern|falsch)\b/giu;
/** Said before, asked before, or nobody there: the words of somebody who was not heard. */
const unheard =
  /\b(?:i(?:'ve| have)? (?:already|just) (?:said|told|asked|tried|done|did|gave|given|sent|answered|explained|mentioned)|as i (?:said|told|wrote|mentioned)|like i said|i (?:said|told you|asked)|you (?:already|just|still) (?:said|told|asked|sent|have|haven't|didn't)|asked (?:you )?(?:that|this|already|before|twice)|not what i (?:asked|said|meant|wanted)|did(?:n't| not) (?:ask|answer|help|work)|does(?:n't| not) (?:answer|help)|not (?:helpful|helping|listening)|are you (?:even )?(?:listening|reading)|(?:any|some)(?:one|body) (?:there|here)|still (?:waiting|no|not|nothing)|same (?:answer|thing|link|article|question)|schon (?:gesagt|geschrieben|gefragt|versucht|probiert)|wie gesagt|habe ich (?:doch )?(?:schon|bereits)|hilft (?:mir )?nicht|d[ée]j[àa] (?:dit|demand[ée]|essay[ée])|je vous ai dit|ya (?:lo|le|te|se lo) (?:dije|he dicho|pregunt[ée])|gi[àa] (?:detto|chiesto)|j[áa] (?:disse|falei|perguntei))\b/giu;
const settled =
  /\b(?:thanks?|thank you|perfect|great|good|bye|goodbye|that's all|that is all|sounds good|awesome|cool|danke|tschuss|merci|gracias)\b/giu;
const accepting = /^\W*(?:yes|yeah|yep|yup|sure|ok|okay|right|correct|ja|genau|oui|si)\b/iu;
const asking = /^\W*(?:what|where|when|which|who|how|is|are|do|does|can|could|will|would)\b/iu;

const hits = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const overlap = (a: readonly string[], b: readonly string[]): number => jaccard(new Set(a), new Set(b));

const coverage = (a: readonly string[], b: readonly string[]): number => {
  if (a.length === 0) return 0;
  const right = new Set(b);
  return a.filter((word) => right.has(word)).length / a.length;
};

const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), 0);

/** Fades by this factor per exchange: what went wrong five turns ago still colours the mood a little. */
const MEMORY = 0.65;

const faded = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum * MEMORY + value, 0) * (1 - MEMORY);

type Exchange = {
  readonly message: string;
  readonly own: readonly string[];
  readonly cues: MessageCues;
  readonly reply: string;
  readonly replyWords: readonly string[];
};

/** Each message that is heard, with the replies that came before it, back to the message before. */
function exchangesOf(turns: readonly SpokenTurn[]): Exchange[] {
  const exchanges: Exchange[] = [];
  let reply = '';
  for (const { by, text } of turns) {
    if (by !== 'contact') {
      reply = reply === '' ? text : `${reply} ${text}`;
      continue;
    }
    const cues = readCues(text);
    exchanges.push({ message: text, own: cues.words, cues, reply, replyWords: words(reply) });
    reply = '';
  }
  return exchanges;
}

const damp = (count: number): number => Math.log1p(count);
const displeasure = ({ counts }: MessageCues): number =>
  damp(counts.outrage * 2 + counts.displeased + counts.deniedPraise * 2);

const asks = ({ message, cues }: Exchange): boolean => cues.marks.questions > 0 || asking.test(message);

/** Share of a question's words that a reply must take up to count as an answer to it. */
const TAKEN_UP = 0.2;

function describe(exchanges: readonly Exchange[], messages: number) {
  const now = exchanges.at(-1)!;
  const before = exchanges.slice(0, -1);
  const previous = before.at(-1);
  const replies = exchanges.map((each) => each.replyWords);
  const failures = exchanges.map((each) => Math.min(1, hits(each.reply, failing)));
  const denials = exchanges.map((each) => Math.min(2, hits(each.message, denying)));
  const corrections = exchanges.map((each) => Math.min(2, hits(each.message, correcting)));
  const repeats = exchanges.map((each, i) =>
    largest(exchanges.slice(Math.max(0, i - 3), i).map((other) => overlap(other.own, each.own))),
  );
  const sameReplies = replies.map((reply, i) =>
    largest(replies.slice(Math.max(0, i - 4), i).map((other) => overlap(other, reply))),
  );
  const known = new Set(before.flatMap((each) => [...each.own, ...each.replyWords]));
  const { counts, marks } = now.cues;
  return {
    first: Number(messages === 1),
    second: Number(messages === 2),
    index: damp(messages - 1),
    length: damp(now.own.length),
    short: Number(now.own.length <= 3),
    trouble: damp(counts.trouble),
    displeased: displeasure(now.cues),
    praise: damp(counts.praise),
    thanks: damp(counts.thanks),
    negation: damp(counts.negation),
    denied: Number(counts.deniedPraise > 0),
    waiting: damp(counts.waiting),
    question: Number(asks(now)),
    exclaims: damp(marks.exclamations),
    shouts: damp(marks.shouted),
    denies: denials.at(-1)!,
    startsWithNo: Number(/^\W*(?:no|nope|nein|non)\b/iu.test(now.message)),
    corrects: corrections.at(-1)!,
    unheard: Math.min(2, hits(now.message, unheard)),
    unanswered: Number(
      previous !== undefined &&
        asks(previous) &&
        now.replyWords.length > 0 &&
        coverage(previous.own, now.replyWords) < TAKEN_UP,
    ),
    settled: damp(hits(now.message, settled)),
    accepts: Number(accepting.test(now.message)),
    repeats: repeats.at(-1)!,
    repeatsLast: previous ? overlap(previous.own, now.own) : 0,
    novelty: now.own.length === 0 ? 0 : now.own.filter((word) => !known.has(word)).length / now.own.length,
    echoesReply: coverage(now.own, now.replyWords),
    replyFails: Math.min(3, hits(now.reply, failing)),
    replyFailed: failures.at(-1)!,
    replyLength: damp(now.replyWords.length),
    replyAsks: Number(now.reply.includes('?')),
    replyConfirms: Number(confirming.test(now.reply)),
    replyAnswers: previous ? coverage(previous.own, now.replyWords) : 0,
    replyRepeats: sameReplies.at(-1)!,
    replyNumbers: damp(hits(now.reply, /\d+/g)),
    failuresBefore: faded(failures.slice(0, -1)),
    failedTwice: Number(failures.at(-1) === 1 && failures.slice(-4, -1).includes(1)),
    failures: damp(failures.reduce((sum, value) => sum + value, 0)),
    failureShare: failures.reduce((sum, value) => sum + value, 0) / exchanges.length,
    deniesBefore: faded(denials.slice(0, -1)),
    correctsBefore: faded(corrections.slice(0, -1)),
    repeatsBefore: faded(repeats.slice(0, -1)),
    sameRepliesBefore: faded(sameReplies.slice(0, -1)),
    displeasedBefore: faded(before.map((each) => displeasure(each.cues))),
    failedAndDenied: failures.at(-1)! * Math.min(1, denials.at(-1)!),
    failedAndRepeated: failures.at(-1)! * repeats.at(-1)!,
    deniedAndRepeated: Math.min(1, denials.at(-1)!) * repeats.at(-1)!,
  };
}

/** Names of the columns of `exchangeFeatures`, in order. */
export const exchangeFeatureNames: readonly string[] = Object.keys(
  describe(exchangesOf([{ by: 'contact', text: '' }]), 1),
);

/**
 * What speaks for a dissatisfied customer at the last turn that was heard, a message of the contact: the mood of the
 * words, denials and corrections, what was said before, own and the assistant's repetition, failing replies, now and
 * fading before. Throws RangeError where the last turn isn't by the contact.
 */
export function exchangeFeatures({ turns, messages }: Heard): Float64Array {
  if (turns.at(-1)?.by !== 'contact') throw new RangeError('only a message of the contact can be judged');
  return Float64Array.from(Object.values(describe(exchangesOf(turns), messages)));
}

/** Columns of which one speaks, or more, where the message itself complains, sets something right or says it again. */
const complaints = ['displeased', 'denied', 'negation', 'denies', 'corrects', 'unheard', 'shouts'].map(
  (name) => exchangeFeatureNames.indexOf(name),
);
const repeats = exchangeFeatureNames.indexOf('repeats');
const feelings = ['displeased', 'denied'].map((name) => exchangeFeatureNames.indexOf(name));
/** Share of words in common from which a message says an earlier one again. */
const SAME = 0.3;

/** Whether the message that `exchangeFeatures` described is itself a complaint, whatever came before it. */
export const isComplaint = (row: Float64Array): boolean =>
  row[repeats]! >= SAME || complaints.some((column) => row[column]! > 0);

/** Whether the message holds a word of displeasure, or praise that is denied: more than a report of what went wrong. */
export const isOutspoken = (row: Float64Array): boolean => feelings.some((column) => row[column]! > 0);

import type { Fact } from './types.ts';

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What stands behind the name of a product: "the Snowflake connector". */
const productWords = wordsOf(`
  app plan connector integration plugin plug-in add-on add-in extension subscription edition modem router printer
  controller console tablet laptop headset watch camera speaker tv`);
/** What stands behind the name of a place: "Twyford station". */
const siteWords = wordsOf('station airport store branch street road warehouse hotel terminal depot office');
/** What stands before "in" and a place, and before "to" or "from" and one. */
const beforeIn = wordsOf(`
  live living based located landed stuck arrive arrived arriving stay staying store stores shop shops office offices
  warehouse warehouses customers team area stock region here am express`);
const beforeTo = wordsOf(`
  flight flights train trains bus fly flying travel traveling travelling trip journey deliver delivered delivery ship
  shipped shipping move moved moving go going`);
/** Words that begin with a capital and name nothing. */
const small = wordsOf(`
  the my your our this that a an which what whose is are does do did can could will has have why how when if in on hi hey
  hello please and but or also new old im i i'm we you it its from to at no not`);
const noPlaces = wordsOf(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december settings chrome firefox safari windows android excel word amazon google microsoft apple
  facebook twitter pdf csv english german french spanish`);

type Token = { text: string; low: string; start: number; end: number };
/** A name: words with capitals, one after the other. `from` and `to` are their places among all words. */
type Name = { from: number; to: number };

const MAX_NAME = 3;

/** The products and places that a text names. By capital letters: who writes all small is not understood. */
export function findThings(text: string): Fact[] {
  const tokens: Token[] = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’+-]{0,40}/gu)].map((match) => ({
    text: match[0],
    low: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return namesIn(text, tokens).flatMap((name) => thingOf(text, tokens, name));
}

function namesIn(text: string, tokens: readonly Token[]): Name[] {
  const names: Name[] = [];
  tokens.forEach((token, at) => {
    if (!/^\p{Lu}/u.test(token.text) || token.text.length < 2 || small.has(token.low)) return;
    const last = names.at(-1);
    const isNext = last?.to === at - 1 && text.slice(tokens[at - 1]!.end, token.start) === ' ';
    if (last && isNext) names[names.length - 1] = { from: last.from, to: at };
    else names.push({ from: at, to: at });
  });
  return names;
}

function thingOf(text: string, tokens: readonly Token[], { from, to }: Name): Fact[] {
  // "Twyford Station": the word that says what it is may be a part of the name.
  const isWhole = to > from && isKind(tokens[to]!.low);
  const behind = tokens[to + 1];
  const isTold =
    behind !== undefined && text.slice(tokens[to]!.end, behind.start) === ' ' && isKind(behind.low);
  const last = isWhole || !isTold ? to : to + 1;
  const word = tokens[last]!.low;
  if ((isWhole || isTold) && productWords.has(word)) return [fact(text, tokens, 'product', from, last)];
  if ((isWhole || isTold) && siteWords.has(word)) return [fact(text, tokens, 'place', from, last)];
  return isWhereabouts(tokens, from, to) ? [fact(text, tokens, 'place', from, to)] : [];
}

const isKind = (word: string): boolean => productWords.has(word) || siteWords.has(word);

/** "based in Lyon", "flight to Oslo", "from Leeds to York". */
function isWhereabouts(tokens: readonly Token[], from: number, to: number): boolean {
  if (noPlaces.has(tokens[from]!.low) || to - from >= MAX_NAME) return false;
  const [before, cue, behind] = [tokens[from - 1]?.low, tokens[from - 2]?.low ?? '', tokens[to + 1]?.low];
  if (before === 'in') return beforeIn.has(cue);
  if (before === 'from') return beforeTo.has(cue) || (behind === 'to' && isName(tokens[to + 2]));
  return before === 'to' && (beforeTo.has(cue) || comesFrom(tokens, from - 2));
}

const isName = (token: Token | undefined): boolean =>
  token !== undefined && /^\p{Lu}/u.test(token.text) && !noPlaces.has(token.low);

/** Whether the words before "to" end in "from" and a name. */
function comesFrom(tokens: readonly Token[], last: number): boolean {
  let at = last;
  while (at > last - MAX_NAME && isName(tokens[at])) at--;
  return at < last && tokens[at]?.low === 'from';
}

function fact(
  text: string,
  tokens: readonly Token[],
  kind: 'product' | 'place',
  from: number,
  to: number,
): Fact {
  const [start, end] = [tokens[from]!.start, tokens[to]!.end];
  return { name: kind, kind, value: text.slice(start, end), start, end };
}

import { type Fact, factAt, matchFacts } from './types.ts';

/** "the Snowflake connector", "my Clubcard app": a thing by its name and what it is. */
const named =
  /(?<![\p{L}\p{N}_])(?<thing>(?:\p{Lu}[\p{L}\p{N}+.-]{1,24} ){1,3}(?:app|plan|connector|integration|plugin|plug-in|add-on|add-in|extension|subscription|edition|modem|router|printer|controller|console|tablet|laptop|headset|watch|camera|speaker|tv))(?![\p{L}\p{N}])/gu;
const article =
  /^(?:The|My|Your|Our|This|That|An?|Which|What|Whose|Is|Are|Does|Do|Did|Can|Could|Will|Has|Have|Why|How|When|If|In|On|Hi|Hey|Hello|Please|And|But|Or|Also|New|Old|Im|I|We|You)$/;
/** "from Leeds to York": two places, also of several words. */
const journey =
  /\b(?:from|between) (?<from>\p{Lu}[\p{L}'-]{2,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,2}) (?:to|and) (?<to>\p{Lu}[\p{L}'-]{2,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,2})/gu;
/** "Twyford station", "the Harrogate store". */
const site =
  /(?<![\p{L}\p{N}_])(?<place>\p{Lu}[\p{L}'-]{2,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,2} (?:[Ss]tation|[Aa]irport|[Ss]tore|[Bb]ranch|[Ss]treet|[Rr]oad|[Ww]arehouse|[Hh]otel|[Tt]erminal|[Dd]epot|[Oo]ffice))(?![\p{L}\p{N}])/gu;
/** "we are based in Lyon", "flight to Oslo". */
const whereabouts =
  /\b(?:(?:live|living|based|located|landed|stuck|arrived?|arriving|stay(?:ing)?|stores?|shops?|offices?|warehouses?|customers|team|area|stock|region|here|am|express) in|(?:flights?|trains?|bus|fly|flying|travel(?:l?ing)?|trip|journey|deliver(?:ed|y)?|ship(?:ped|ping)?|moved?|moving|go(?:ing)?) (?:to|from)) (?<place>\p{Lu}[\p{L}'-]{2,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,2})/gu;
/** Capital words in those places that are no place. */
const noPlace =
  /^(?:I|The|My|Your|You|We|Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?\b|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Settings|Chrome|Firefox|Safari|Windows|Android|Excel|Word|Amazon|Google|Microsoft|Apple|Facebook|Twitter|Google|PDF|CSV|English|German|French|Spanish)\b/;

/** The products and places that a text names. By capital letters: who writes all small is not understood. */
export function findThings(text: string): Fact[] {
  const group = (pattern: RegExp, name: string): Fact[] =>
    matchFacts(text, pattern, (match) => {
      const part = match.groups?.[name] ?? '';
      return noPlace.test(part) ? null : factAt(match, 'place', 'place', part);
    });
  return [
    ...group(site, 'place'),
    ...group(journey, 'from'),
    ...group(journey, 'to'),
    ...group(whereabouts, 'place'),
    ...matchFacts(text, named, (match) => {
      const part = withoutArticle(match.groups?.thing ?? '');
      return part.includes(' ') ? factAt(match, 'product', 'product', part) : null;
    }),
  ];
}

/** The words behind the last small one: "AcmeHelp The Export app" is about "Export app". */
function withoutArticle(thing: string): string {
  const words = thing.split(' ');
  return words.slice(words.findLastIndex((word) => article.test(word)) + 1).join(' ');
}

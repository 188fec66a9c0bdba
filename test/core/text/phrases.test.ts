import { PhraseTableError } from '../../../core/text/phrases/table.ts';
import { compilePhrases, type Hit, type PhraseTable, readWords } from '../../../core/text/phrases.ts';

const table = (text: string): PhraseTable => ({ name: 't', texts: [{ file: 'greetings', text }] });

function hitsIn(text: string, rules: string): Hit[] {
  return [...compilePhrases([table(rules)]).read(readWords(text)).hits];
}

/** The words that a table finds in a text, those of exceptions left out. */
const found = (text: string, rules: string): string[] =>
  hitsIn(text, rules)
    .filter(({ isExcepted }) => !isExcepted)
    .map(({ start, end }) => text.slice(start, end));

describe('a phrase', () => {
  it.each([
    ['talk to a person', 'I want to TALK to a Person!', ['TALK to a Person']],
    [
      '(talk|speak) (to|with) [a|the] [real]2 person',
      'speak with real real person',
      ['speak with real real person'],
    ],
    ['(talk|speak) to [a] person', 'talk person', []],
    ['transfer* me', 'transferring me, transferred me', ['transferring me', 'transferred me']],
    ['*mitarbeiter', 'ein Kundenmitarbeiter', ['Kundenmitarbeiter']],
    ['*leak*', 'gasleaks', ['gasleaks']],
    ['call ..2 back', 'call me right back', ['call me right back']],
    ['call ..2 back', 'call me up right back', []],
    ['call ..2 back', 'call me. back', []],
    ['no [more|of]+ bot', 'no more of more bot', ['no more of more bot']],
    ['(very)+ angry', 'very very angry', ['very very angry']],
    ['(very)+ angry', 'angry', []],
    ['# times', '12 times', ['12 times']],
    ['a _ b', 'a x b', ['a x b']],
    ['!(my|the) dog', 'your dog the dog', ['your dog']],
    ['^ human $', 'human', ['human']],
    ['^ human $', 'a human', []],
    ['person > . | $', 'a person. Persons', ['person']],
    ['person > . | $', 'a person stole it', []],
    ["don't go", 'Don’t go, dont go', ['Don’t go', 'dont go']],
    ['être rappelé', 'ETRE RAPPELE', ['ETRE RAPPELE']],
    ['l humain', "l'humain", ["l'humain"]],
    ['人工', '我要转人工客服', ['人工']],
    ['转 ..2 客服', '转人工客服', ['转人工客服']],
    ['상담원', '상담원이랑', ['상담원']],
    ['tak', 'tak, tak', ['tak', 'tak']],
  ])('%s in %s', (phrase, text, expected) => {
    expect(found(text, `= rule 0.9\n${phrase}`)).toEqual(expected);
  });

  it('takes the longest words from the leftmost start', () => {
    expect(found('a real live person', '= rule\nreal | [a] real | [a] real live person')).toEqual([
      'a real live person',
    ]);
  });

  it('finds every phrase of a rule, in places of the original text', () => {
    const text = 'Ünd   then…  call   me';
    expect(hitsIn(text, '= rule 0.8\ncall me')).toEqual([
      { rule: 't.rule', score: 0.8, start: 13, end: 22, isExcepted: false },
    ]);
  });
});

describe('an exception', () => {
  const rules =
    '{human} = person | agent\n= rule\nwant a {human}\nnot before: do not | dont\nnot after: account';
  it.each([
    ['I want a person', true],
    ["I don't want a person", false],
    ["I don't. Want a person", true],
    ['I want an agent. I want a agent account', false],
  ])('%s', (text, isFound) => expect(found(text, rules).length > 0).toBe(isFound));

  it('is told apart from words that are not there', () => {
    expect(hitsIn('do not want a person', rules).map(({ isExcepted }) => isExcepted)).toEqual([true]);
  });
});

describe('a fault in a table', () => {
  it.each([
    ['= rule\n(a|b', 'greetings, line 2: "(" is never closed: add ")"'],
    ['= rule\na]', 'greetings, line 2: "]" closes nothing'],
    ['= rule\n{persn}', 'the list {persn} is not known (known: none)'],
    ['{person} = a\n\n= rule\n{persn}', 'line 4: the list {persn} is not known (known: person)'],
    ['a phrase', 'a phrase before the first rule'],
    ['= Rule 12\na', 'a rule begins with "= its-name 0.95"'],
    ['= rule', 'the rule t.rule has no phrase'],
    ['= rule\na\n= rule\nb', 'the rule t.rule is there already'],
    ['= rule\na |', 'an alternative is empty'],
    ['= rule\na ..99', '"99" is no number of times: write 1 to 16'],
    ['= rule\n([a])+', 'what is repeated needs a word that is always there'],
    ['= rule\na > b > c', '">" stands once'],
    ['= rule\n!(a b)', 'takes single words only'],
    ['= rule\nfo*o', '"fo*o" is no word'],
    ['= rule\na + b', '"+" stands right after ) or ]'],
  ])('%j', (text, message) => {
    expect(() => compilePhrases([table(text)])).toThrow(PhraseTableError);
    expect(() => compilePhrases([table(text)])).toThrow(message);
  });

  it('is named where a line goes on over several', () => {
    expect(() => compilePhrases([table('= rule\na\n  | b\n  | (c\nd')])).toThrow('greetings, line 2');
  });

  it('refuses tables that grow out of hand', () => {
    const nested = '((((a b c d)16 e)16 f)16 g)16';
    expect(() => compilePhrases([table(`= rule\n${nested}`)])).toThrow('positions');
  });
});

describe('the work of reading', () => {
  const phrases = compilePhrases([
    table('= rule\n[a|a a|a b|b]+ [a|b a]+ ..8 c\nnot before: [a]+ b\nnot after: ..16 d'),
  ]);
  const stepsFor = (text: string): number => phrases.read(readWords(text, Number.POSITIVE_INFINITY)).steps;

  it.each(['a', 'b', 'a b', 'a a b', 'a c', 'c'])('grows with the length of %s and no faster', (words) => {
    const once = stepsFor(`${words} `.repeat(1000));
    const twice = stepsFor(`${words} `.repeat(2000));
    expect(twice).toBeLessThanOrEqual(2 * once + phrases.stepsPerWord);
    expect(twice).toBeLessThanOrEqual(phrases.stepsPerWord * (2000 * words.split(' ').length + 2));
  });

  it('reads the start and the end of a long text', () => {
    const long = `first ${'x '.repeat(3000)} last`;
    expect(found(long, '= rule\nfirst\nlast\nfirst x')).toEqual(['first x', 'last']);
    expect(readWords(long).length).toBeLessThan(2100);
  });
});

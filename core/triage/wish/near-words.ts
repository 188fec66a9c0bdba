/** Words that carry the wish, which a misspelling must not hide. */
const keyWords = [
  'human',
  'humans',
  'person',
  'people',
  'agent',
  'operator',
  'representative',
  'manager',
  'supervisor',
  'someone',
  'somebody',
  'employee',
  'advisor',
  'robot',
  'chatbot',
  'machine',
  'transfer',
  'connect',
  'customer',
  'service',
  'mitarbeiter',
  'menschen',
  'mensch',
  'sprechen',
  'humain',
  'conseiller',
  'quelquun',
  'humano',
  'persona',
  'agente',
  'hablar',
  'alguien',
  'pessoa',
  'atendente',
  'persona',
  'operatore',
  'umano',
  'parlare',
  'medewerker',
  'mens',
];

/** Real words one letter away from a key word, which mean something else. */
const innocent = new Set([
  'persoon',
  'transfere',
  'transfiere',
  'transferer',
  'connecte',
  'connecter',
  'conecte',
  'umanos',
  'customary',
  'humane',
  'humana',
  'humanos',
  'humani',
  'human',
  'umana',
  'umani',
  'gents',
  'agents',
  'agency',
  'agente',
  'agenti',
  'agentes',
  'urgent',
  'argent',
  'regent',
  'cogent',
  'persons',
  'personal',
  'personas',
  'pearson',
  'parson',
  'prison',
  'persona',
  'persone',
  'personne',
  'reason',
  'season',
  'peoples',
  'managers',
  'manage',
  'managed',
  'manages',
  'services',
  'served',
  'serviced',
  'transfers',
  'connects',
  'customers',
  'custom',
  'customs',
  'robots',
  'machines',
  'marine',
  'operators',
  'employees',
  'employer',
  'employed',
  'humor',
  'humour',
  'humus',
  'sometime',
  'pessoas',
  'hablas',
  'habla',
  'hablan',
  'parlate',
  'parlate',
  'umore',
  'menschen',
  'mensch',
  'spreche',
  'spricht',
  'sprachen',
  'versprechen',
  'entsprechen',
  'humanity',
  'advisors',
  'adviser',
  'hasan',
  'cabot',
  'robust',
  'robo',
  'roots',
  'menses',
  'machined',
  'mensen',
  'mensch',
  'mention',
  'agenten',
  'pension',
  'petson',
]);

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  let j = 0;
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  const restA = a.length - i - j;
  const restB = b.length - i - j;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
}

const byLength = new Map<number, string[]>();
for (const word of keyWords) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
const known = new Set(keyWords);
const MIN_LENGTH = 5;

/** The key word that a misspelt word stands for: one letter wrong, missing, added or two swapped. */
export function nearKeyWord(word: string): string | undefined {
  if (word.length < MIN_LENGTH || word.length > 15 || known.has(word) || innocent.has(word)) return undefined;
  for (const length of [word.length, word.length - 1, word.length + 1]) {
    if (length < MIN_LENGTH) continue;
    const found = byLength.get(length)?.find((key) => isOneEditAway(word, key));
    if (found !== undefined) return found;
  }
  return undefined;
}

import { anyOf, type DetectorTurn, type Evidence, findInContact } from './turn.ts';

const cameBack = [
  anyOf(
    String.raw`(?:second|third|fourth|fifth|2nd|3rd|4th|5th|\d+th|umpteenth|hundredth) (?:time|attempt|call|e-?mail|message|chat|ticket|request)`,
    String.raw`(?:called|rang|phoned|emailed|e-mailed|written|wrote|contacted|messaged|chatted|reached out|asked|complained|reported|spoke|spoken|talked)\b.{0,40}\b(?:twice|again|before|already|yesterday|last (?:week|month|time|night)|several times|multiple times|many times|(?:two|three|four|five|\d+) (?:times|weeks ago|days ago))`,
    String.raw`(?:already|previously) (?:called|contacted|wrote|written|emailed|spoke|spoken|reported|opened|raised|sent|chatted|complained)|(?:still|again) (?:no|not|haven'?t|hasn'?t|waiting|without)\b.{0,30}\b(?:response|reply|answer|refund|solution|back|resolved|fixed)|(?:previous|earlier|last|existing|old|other) (?:ticket|case|chat|conversation|request|agent)|following up|follow[- ]up on|contacting you again|back again|same (?:issue|problem) (?:again|as (?:before|last))`,
  ),
  anyOf(
    String.raw`(?:zum )?(?:zweiten|dritten|vierten|fünften|x-ten|wiederholten|\d+\.) mal|(?:schon|bereits)\b.{0,30}\b(?:angerufen|geschrieben|gemeldet|kontaktiert|gemailt|reklamiert|gesprochen)|mehrfach|mehrmals|erneut|nochmals|wieder das (?:gleiche|selbe) problem|(?:letzte|vorherige|alte)[sn]? (?:ticket|anfrage|gespräch|vorgang)`,
  ),
  anyOf(
    '(?:deuxi[eè]me|troisi[eè]me|[eé]ni[eè]me) fois|d[eé]j[aà] (?:appel[eé]|[eé]crit|contact[eé])|segunda vez|tercera vez|ya (?:llam[eé]|escrib[ií]|contact[eé])|(?:seconda|terza) volta|gi[aà] (?:chiamato|scritto|contattato)|(?:segunda|terceira) vez|j[aá] (?:liguei|escrevi)|(?:tweede|derde) keer|al (?:gebeld|gemaild)',
  ),
];

export type RepeatContact = {
  readonly found: boolean;
  /** What the contact says of having been here before. */
  readonly evidence: readonly Evidence[];
  readonly priorContacts7d: number;
};

const WEEK_MS = 7 * 24 * 3600 * 1000;

/**
 * Whether the contact comes back: by what they say, or by earlier conversations in the seven days before
 * `now`. Times are ISO; those after `now` or unreadable are left out.
 */
export function detectRepeatContact(
  turns: readonly DetectorTurn[],
  history: { readonly startedAt: readonly string[]; readonly now: string } = { startedAt: [], now: '' },
): RepeatContact {
  const now = Date.parse(history.now);
  const priorContacts7d = history.startedAt.filter((at) => {
    const age = now - Date.parse(at);
    return age > 0 && age <= WEEK_MS;
  }).length;
  const evidence = findInContact(turns, cameBack);
  return { found: evidence.length > 0 || priorContacts7d > 0, evidence, priorContacts7d };
}

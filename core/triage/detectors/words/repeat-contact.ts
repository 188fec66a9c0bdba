import type { PhraseTable } from '../../../text/phrases.ts';

/** Words of somebody who has been here before with the same matter. */
export const repeatTable: PhraseTable = {
  name: 'repeat',
  texts: [
    {
      file: 'core/triage/detectors/words/repeat-contact.ts',
      text: `
= came-back
(second|third|fourth|fifth|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|20th|100th|umpteenth|hundredth|thousandth)
  (time|attempt|call|email|e mail|message|chat|ticket|request)
(called|rang|phoned|emailed|e mailed|written|wrote|contacted|messaged|chatted|reached out|asked|complained|reported
  |spoke|spoken|talked) ..6 (twice|again|before|already|yesterday|last (week|month|time|night)|several times
  |multiple times|many times|(two|three|four|five|#) (times|weeks ago|days ago))
(already|previously) (called|contacted|wrote|written|emailed|spoke|spoken|reported|opened|raised|sent|chatted
  |complained)
(still|again) (no|not|haven't|hasn't|waiting|without) ..5
  (response|reply|answer|refund|solution|back|resolved|fixed)
(previous|earlier|last|existing|old|other) (ticket|case|chat|conversation|request|agent)
following up | follow up on | contacting you again | back again | same (issue|problem) (again|as (before|last))
(zweiten|dritten|vierten|fünften|x ten|wiederholten|# .) mal
(schon|bereits) ..5 (angerufen|geschrieben|gemeldet|kontaktiert|gemailt|reklamiert|gesprochen)
mehrfach | mehrmals | erneut | nochmals | wieder das (gleiche|selbe) problem
(letzte|letzten|letztes|vorherige|vorherigen|vorheriges|alte|alten|altes) (ticket|anfrage|gespräch|vorgang)
(deuxième|troisième|énième) fois | déjà (appelé|écrit|contacté) | segunda vez | tercera vez
ya (llamé|escribí|contacté) | (seconda|terza) volta | già (chiamato|scritto|contattato) | terceira vez
já (liguei|escrevi) | (tweede|derde) keer | al (gebeld|gemaild)
`,
    },
  ],
};

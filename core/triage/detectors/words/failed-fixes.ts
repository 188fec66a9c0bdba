import type { PhraseTable } from '../../../text/phrases.ts';

/** Ways to say that what was proposed did not help. */
export const failedFixTable: PhraseTable = {
  name: 'fix',
  texts: [
    {
      file: 'core/triage/detectors/words/failed-fixes.ts',
      text: `
= did-not-help
(that|this|it|those|these|none of (that|this|those|these|it)) [still]
  (didn't|doesn't|don't|hasn't|haven't|(did|does|do|has|have) not) [_] (help*|work*|fix*|solve*|change*|do*)
(still|again) (fails|failing|not working|broken|the same|no (luck|change|difference)|doesn't|don't|didn't|isn't|aren't
  |(does|do|did|is|are) not)
[i] (already|just) (tried|did|done) (that|this|it|all)
[i] [have] (tried|did|done) (all [of]|everything|each of) (that|this|it|them|those|these|you _)
(tried|did) (that|this|it|everything) ..7 [.] (nothing|same|no|not|still|fail*|but)
no luck | same (error|problem|issue|thing|result) | made no difference | nothing (changed|helped|works|worked)
didn't (help|work) | not helpful | doesn't help
(hat|hilft|half) [leider|auch|mir|uns|gar|immer noch]+ nicht [geholfen|funktioniert|geklappt]
(funktioniert|geht|klappt) [leider|immer noch|noch immer|trotzdem|weiterhin|auch]+
  (leider|immer noch|noch immer|trotzdem|weiterhin|auch) nicht
(schon|bereits) (probiert|versucht|gemacht|ausprobiert)
(gleiche|gleicher|derselbe|dasselbe) (fehler|problem) | (kein|keine|keinen) (erfolg|anderung|änderung|besserung)
(ça|cela) [ne|n] (marche|fonctionne|a) [toujours] pas | toujours pas | déjà essayé
(no|tampoco) (funciona|funcionó|ayudó|sirve|sirvió) | sigue (sin funcionar|igual) | ya lo (intenté|probé)
non (funziona|ha funzionato) [ancora] | già provato | (werkt|helpt) [nog steeds] niet
`,
    },
  ],
};

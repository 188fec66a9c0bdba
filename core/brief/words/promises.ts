import type { PhraseTable } from '../../text/phrases.ts';

/** How somebody says that something will be done. */
export const promiseTable: PhraseTable = {
  name: 'promise',
  texts: [
    {
      file: 'core/brief/words/promises.ts',
      text: `
= made
(i|we) (will|shall|am going to|are going to|promise [to]) | im going to
not after: [not|never] (need you|be happy|be glad|be here|be able|need (to know|your|more|some)|love|see what)

= told
// Apostrophes are often lost: "Ill", "Well check" at the start of a sentence.
(^|and|so|then|.|here|again) (ill|well) (check|look|get|send|call|email|forward|pass|raise|report|refund|let|update|follow|contact|reach
  |arrange|ask|make|have|credit|review|log|ensure|escalate|keep|e mail)
(team|they|colleague|colleagues|specialist|specialists|expert|experts|department|manager|technician|engineer|engineers|developers|he|she)
  will (review|investigate|look|contact|get (back|in touch)|reach out|reply|process|be in touch|call|respond|fix|advise|follow up|examine)
(case|request|issue|account|order|ticket|claim|refund|parcel) ..4 will be (updated|processed|fixed|resolved|reviewed|refunded|credited|shipped|delivered|sent|replaced)
you (will|shall) (get|receive|hear|be (contacted|called|refunded|credited|notified|reimbursed|updated))
(refund|credit|replacement|technician|engineer|colleague|specialist|team|manager|someone|supervisor|voucher|parcel
  |order) ..7 (will (be|call|contact|come|arrive|get|reach|follow|reply|process|issue|send|review)|is on (its|the) way)
(expect|allow) [a|an|the|our|to] (reply|answer|call|refund|update|response|hear)
(ich|wir) ((melde|melden) (mich|uns)|werde|werden|erstatte|erstatten|schicke|schicken|kümmer*|rufe)
je vais | nous allons | nous reviendrons | je reviens | vamos a | voy a | le (enviar*|contactar*|llamar*)

// Kind words that bind nobody.
= kindness
(did not|didnt) hear [back] | (archive|close) ..3 case | stay open
(happy|glad) to (help|assist) | be [right] here | do (our|my) best | see what (i|we) can | hope | hopefully
once you | as soon as you (send|provide|reply) | if you (send|provide|could|can|dm) | need (you|your|to know|more)

= asks
^ (please|can you|could you|kindly|if you)
`,
    },
  ],
};

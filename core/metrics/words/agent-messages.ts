import type { PhraseTable } from '../../text/phrases.ts';

/** What agents write: courtesies, words that only hold, questions; and how contacts say that they told it before. */
export const agentMessageTable: PhraseTable = {
  name: 'agent',
  texts: [
    {
      file: 'core/metrics/words/agent-messages.ts',
      text: `
= salutation
^ (hi|hello|hey|hiya|dear|greetings|welcome|hallo|moin|good (morning|afternoon|evening|day)|guten (tag|morgen|abend))
  [there]

= apology
sorry | apologise | apologize | understand | thanks | thank you | danke

= greeting
^ my name is | ^ (i am|im) _ (from|with) | ^ this is _ [(from|with) _] [.] $ | ^ _ here [.] $
^ (thank|thanks) [you] for (contacting|reaching|getting|writing|your (message|request))
^ how (are you|can i help|may i help|can i assist) | ^ what can i do for you | ^ nice to meet
^ i will be (helping|assisting|taking) | ^ ill be (helping|assisting|taking) | ^ wie kann ich

// The whole sentence is a courtesy.
= filler
^ (ok|okay|sure|thank|thanks|thank you|great|of course|certainly|absolutely|yes|no problem|danke|gern|gerne) [.] $

= holding
[just] (a|one|1) (moment|second|sec|minute|min) | bear with me | hold | wait | waiting | stand by | hang on
(let me|i will|ill|i am|im|i need to|we will|we are) [just|now|currently|still]+ (check|checking|look|looking|see
  |have a look|take a look|investigat*|find out|read|reading|review|reviewing|forward|get back|be with you|be right)
(i|we) will (get back|be in touch|contact you|reach out) | ill (get back|be in touch|contact you|reach out)
(thanks|thank you) for (waiting|your patience|holding|bearing)
(im|i am|we are|so) sorry (about|for|to hear) | sorry (about|for|to hear) | i [completely|fully] understand
apologise* | apologize* | inconvenience | be patient | (is|are) being (looked|investigated|checked)
(will|shall) be contacted | einen (moment|augenblick) | ich (schaue|prüfe|sehe)

// Something was done: an apology before it does not make it a holding message.
= done
(i|we|ive|weve) [have|just] [now|just] (reset|fixed|restarted|refunded|updated|changed|enabled|disabled|reran|re ran
  |found|sent|added|removed|corrected|increased|extended|cancelled|credited)

= automation
this is an (automated|automatic) (message|reply|response) | ^ automatic (reply|response) | automatically generated
autoreply | auto reply | do not reply to this | out of [the] office
(ticket|case|request) [_] has been (created|received|opened|assigned) | automatische (antwort|nachricht)

// A sentence that asks the contact for something, and does not just announce it.
= asking
(please|kindly|could you|can you|would you|bitte|können sie) [_]+ (tell|share|send|give|provide|confirm
  |let (me|us) know|describe|nennen|senden|schicken|mitteilen)
(may|can|could) (i|we) [please] (get|have|ask) | do you have | ^ (send|share|give|provide|tell|confirm)
(i|we) [will|would] [also] (need|require) | ill [also] (need|require)

// With a question mark behind it.
= asking-what
what | whats | which | when | how much | wie lautet | welche* | wann

// What may be asked for.
= slot-error
error (code|number|message) | fehlercode | fehlermeldung
= slot-order
(order|purchase) (number|id|no) | bestellnummer
= slot-invoice
invoice (number|id|no) | rechnungsnummer
= slot-case
(ticket|case|reference) (number|id|no)
= slot-account
(account|customer|workspace|user) (number|id|name|no) | kundennummer
= slot-run
(job|export|run|request|trace) (number|id)
= slot-email
email | e mail
= slot-phone
phone | telephone | mobile
= slot-version
(which|what) [_] version | version (number|are you|do you)
= slot-system
(which|what) (browser|operating system|os|device|platform)
= slot-link
link | url | webaddress | web address
= slot-amount
amount | how much
= slot-date
(when|what (date|day|time)|since when) [_]+ (start*|happen*|order*|begin*|occur*)

// A contact tells what they told before.
= told-before
(as|like) (i|we) [have] [already] (said|told|mentioned|wrote|explained|described|stated)
(i|we|ive|weve) [have] already (told|said|explained|mentioned|given|gave|provided|sent|wrote|described|answered)
(told|explained|said) [this|that|it|all] (already|before|to (the|your) (bot|assistant|colleague)) | (once|yet) again i
how (many times|often) (do|must) i | see (above|my (first|earlier|previous))
wie (schon|bereits) (gesagt|geschrieben|erwähnt) | habe ich (schon|bereits)
`,
    },
  ],
};

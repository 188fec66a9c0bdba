import { anyOf, type DetectorTurn, type Evidence, findInContact } from './turn.ts';

const urgency = [
  anyOf(
    String.raw`urgent(?:ly)?|asap|a\.s\.a\.p|emergency|immediately|right away|straight away|as soon as possible|time[- ]sensitive`,
    String.raw`(?:need|needed|have to have|must have) (?:it|this|that|help|an answer|a fix) (?:today|tonight|now|by \w+)|deadline|cannot wait|can'?t wait`,
    String.raw`(?:leaving|flying|flight|departs?|boarding|check[- ]?in|event|meeting|surgery|wedding|exam)\b.{0,24}\b(?:today|tonight|tomorrow|in (?:an?|one|two|\d+) (?:hours?|minutes?|mins?))`,
  ),
  anyOf(
    'dringend\\w*|eilig|eilt|sofort(?:ige\\w*)?|unverzüglich|so (?:schnell|bald) wie möglich|schnellstmöglich|notfall\\w*',
  ),
  anyOf(
    'urgente?s?|urgen(?:cia|za|t)|tout de suite|imm[eé]diatement|au plus vite|lo antes posible|inmediatamente|subito|il prima possibile|dringend|spoed|zo snel mogelijk|o mais r[aá]pido poss[ií]vel',
  ),
];

const outage = [
  anyOf(
    String.raw`(?:service|site|website|server|system|app|api|network|internet|platform|page|line|everything|it|you) (?:is|are|seems?|appears?|went|has been|have been|keeps? going)(?: (?:all|completely|totally|still|to be|currently))* (?:down|offline|unavailable|unreachable|out)`,
    String.raw`(?:major |complete |total |service |network |power )?outages?|service disruption|is (?:it|the (?:site|service|app|server|system)) down(?: for everyone)?`,
    String.raw`(?:nobody|no one|none of us|none of (?:our|my) \w+|all (?:of )?(?:our|my|the) (?:users|staff|customers|employees|team|colleagues|machines)|whole (?:team|office|company)|everyone|entire (?:team|office|company))\b.{0,30}\b(?:can'?t|cannot|unable|down|locked out|log ?in|affected|not work\w*|access)`,
    String.raw`(?:error )?50[0234]\b.{0,30}\b(?:everywhere|all (?:users|pages|requests)|on every)|production is down`,
  ),
  anyOf(
    String.raw`(?:total)?ausfall|großstörung|störung(?:en)?|nicht erreichbar|komplett (?:offline|ausgefallen)|ausgefallen|(?:server|dienst|seite|system|netz|internet|alles) (?:ist|sind) (?:\w+ )?(?:down|offline|tot|weg)`,
    String.raw`(?:keiner|niemand|alle(?: \w+)?)\b.{0,30}\b(?:einloggen|anmelden|zugreifen|arbeiten|ausgesperrt)`,
  ),
  anyOf(
    String.raw`en panne|panne (?:g[eé]n[eé]rale|r[eé]seau)|hors service|indisponible|ca[ií]d[oa]|fuera de servicio|interrupci[oó]n del servicio|non raggiungibile|fuori servizio|disservizio|ligt (?:eruit|plat)|storing|fora do ar`,
  ),
];

const legal = [
  anyOf(
    String.raw`(?:my |our |a |the )?(?:lawyers?|attorneys?|solicitors?|barristers?|legal (?:action|advice|team|counsel|department|proceedings|claim|matter|notice))|law ?suits?|sue (?:you|them|your)|suing|(?:take|taking) (?:you|this|it) to court|small claims|court order|subpoena|cease and desist`,
    String.raw`gdpr|ccpa|data (?:subject|protection) (?:request|authority|officer)|right to (?:be forgotten|erasure|access)|delete all my (?:personal )?data|ombudsman|trading standards|regulator|consumer (?:protection|rights)|better business bureau|\bbbb\b|ftc|cfpb|class action|breach of contract|discriminat\w+|liabilit(?:y|ies)`,
  ),
  anyOf(
    'anwalt|anwältin|rechtsanw\\w+|rechtsschutz\\w*|rechtliche schritte|klagen?|verklage\\w*|gericht|mahnbescheid|abmahnung|dsgvo|datenschutz(?:behörde|beauftragte\\w*)|verbraucherzentrale|schlichtungsstelle|strafanzeige|anzeige erstatten|widerrufsrecht|schadensersatz|bundesnetzagentur',
  ),
  anyOf(
    'avocat|porter plainte|poursuites|tribunal|mise en demeure|rgpd|abogad[oa]|demandar(?:los|les)?|denuncia\\w*|tribunales|avvocato|denunci\\w+|querela|advogad[oa]|processar|procon|advocaat|rechtszaak|rechtbank|avg-verzoek',
  ),
];

const security = [
  anyOf(
    String.raw`(?:been |got |was |were |is |are |account )?(?:hacked|hijacked|compromised|breached)|hackers?|phish(?:ing|ed)?|data (?:breach|leak)|identity theft|malware|ransomware|fraud(?:ulent(?:ly)?)?|scammed|scammers?`,
    String.raw`(?:someone|somebody|a stranger|another person|they)\b.{0,30}\b(?:used|uses|using|accessed|logged (?:in|into)|got into|stole|opened|changed)\b.{0,30}\b(?:card|account|password|name|identity|e-?mail|money|phone)`,
    String.raw`(?:unauthori[sz]ed|suspicious|unrecogni[sz]ed|unknown)\b.{0,20}\b(?:charges?|transactions?|payments?|purchases?|access|log-?ins?|activity|devices?|withdrawals?|transfers?)`,
    String.raw`(?:don'?t|do not|didn'?t|did not|never) (?:recogni[sz]e|make|made|authori[sz]ed?|approve)\b.{0,20}\b(?:charges?|transactions?|payments?|purchases?|transfers?|withdrawals?|log-?ins?)`,
    String.raw`(?:card|wallet|phone|laptop|password|identity) (?:was|has been|got|is) (?:stolen|leaked|cloned)|stolen (?:card|phone|wallet|identity|laptop)|lost my (?:card|wallet)|security (?:breach|incident|vulnerability|hole)|leaked`,
  ),
  anyOf(
    'gehackt\\w*|hacker|phishing|betrug\\w*|betrüger\\w*|missbrauch\\w*|datenleck|datenpanne|unbefugt\\w*|unberechtigt\\w*|identitätsdiebstahl|(?:karte|handy|konto|passwort) (?:wurde )?(?:gestohlen|geklaut|geknackt)|gestohlen\\w*|fremde?r? zugriff|sicherheitslücke|nicht von mir (?:getätigt|autorisiert)\\w*',
  ),
  anyOf(
    'pirat[eé]e?s?|hame[cç]onnage|fraude|usurpation|carte vol[eé]e|hackead[oa]|robad[oa]|suplantaci[oó]n|no reconozco|violato|rubat[oa]|frode|clonad[oa]|invadid[oa]|gehackt|gestolen|oplichting|fraude',
  ),
];

/** Messages that say a matter can't wait. */
export const detectUrgency = (turns: readonly DetectorTurn[]): Evidence[] => findInContact(turns, urgency);

/** Messages that report a service down, or nobody able to work. */
export const detectOutage = (turns: readonly DetectorTurn[]): Evidence[] => findInContact(turns, outage);

/** Messages that speak of law, courts, authorities or rights over data. */
export const detectLegal = (turns: readonly DetectorTurn[]): Evidence[] => findInContact(turns, legal);

/** Messages that speak of fraud, theft, strangers in an account, or a leak. */
export const detectSecurity = (turns: readonly DetectorTurn[]): Evidence[] => findInContact(turns, security);

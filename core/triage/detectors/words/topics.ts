import type { PhraseTable } from '../../../text/phrases.ts';

/** Words that say what a matter is about: urgent, a service down, law, or security. */
export const topicTable: PhraseTable = {
  name: 'topic',
  texts: [
    {
      file: 'core/triage/detectors/words/topics.ts',
      text: `
{ask} = need | needed | have to have | must have

= urgency
urgent | urgently | asap | a . s . a . p | emergency | immediately | right away | straight away
as soon as possible | time sensitive | deadline | cannot wait | can not wait | can't wait
{ask} (it|this|that|help|an answer|a fix) (today|tonight|now|by _)
(leaving|flying|flight|depart|departs|boarding|check in|checkin|event|meeting
  |surgery|wedding|exam) ..6
  (today|tonight|tomorrow|in (a|an|one|two|#) (hour|hours|minute|minutes|min|mins))
dringend* | eilig | eilt | sofort | sofortige* | unverzüglich | so (schnell|bald) wie möglich | schnellstmöglich
notfall* | urgente | urgent | urgents | urgentes | urgencia | urgenza | urgenta | tout de suite | immédiatement
au plus vite | lo antes posible | inmediatamente | subito | il prima possibile | spoed | zo snel mogelijk
o mais rápido possível

= outage
(service|site|website|server|system|app|api|network|internet|platform|page|line|everything|it|you)
  (is|are|seem|seems|appear|appears|went|has been|have been|keep going|keeps going)
  [all|completely|totally|still|to be|currently]+ (down|offline|unavailable|unreachable|out)
outage | outages | service disruption | is (it|the (site|service|app|server|system)) down | production is down
(nobody|no one|none of us|none of (our|my) _|all [of] (our|my|the)
  (users|staff|customers|employees|team|colleagues|machines)|whole (team|office|company)|everyone
  |entire (team|office|company)) ..5
  (can't|cannot|can not|unable|down|locked out|log in|login|affected|not work*|access)
(500|502|503|504) ..5 (everywhere|all (users|pages|requests)|on every)
ausfall | totalausfall | großstörung | störung | störungen | nicht erreichbar | ausgefallen
  | komplett (offline|ausgefallen)
(server|dienst|seite|system|netz|internet|alles) (ist|sind) [_] (down|offline|tot|weg)
(keiner|niemand|alle [_]) ..5 (einloggen|anmelden|zugreifen|arbeiten|ausgesperrt)
en panne | panne (générale|réseau) | hors service | indisponible | caído | caída | fuera de servicio
interrupción del servicio | non raggiungibile | fuori servizio | disservizio | ligt (eruit|plat) | storing | fora do ar

= legal
lawyer | lawyers | attorney | attorneys | solicitor | solicitors | barrister | barristers
legal (action|advice|team|counsel|department|proceedings|claim|matter|notice)
law suit | law suits | lawsuit | lawsuits | sue (you|them|your) | suing | (take|taking) (you|this|it) to court
small claims | court order | subpoena | cease and desist | gdpr | ccpa
data (subject|protection) (request|authority|officer) | right to (be forgotten|erasure|access)
delete all my [personal] data | ombudsman | trading standards | regulator | consumer (protection|rights)
better business bureau | bbb | ftc | cfpb | class action | breach of contract | discriminat* | liability | liabilities
anwalt | anwältin | rechtsanw* | rechtsschutz* | rechtliche schritte | klage | klagen | verklage* | gericht
mahnbescheid | abmahnung | dsgvo | datenschutz | datenschutzbehörde | datenschutzbeauftragte* | verbraucherzentrale
schlichtungsstelle | strafanzeige | anzeige erstatten | widerrufsrecht | schadensersatz | bundesnetzagentur
avocat | porter plainte | poursuites | tribunal | mise en demeure | rgpd | abogado | abogada | demandar | demandarlos
demandarles | denuncia* | tribunales | avvocato | denunci* | querela | advogado | advogada | processar | procon
advocaat | rechtszaak | rechtbank | avg verzoek

= security
hacked | hijacked | compromised | breached | hacker | hackers | phish | phishing | phished | data (breach|leak)
identity theft | malware | ransomware | fraud | fraudulent | fraudulently | scammed | scammer | scammers | leaked
(someone|somebody|a stranger|another person|they|they've|someone's) ..5
  (used|uses|using|accessed|logged (in|into)|got into|stole|opened|changed) ..5
  (card|account|password|name|identity|email|e mail|money|phone)
(unauthorized|unauthorised|suspicious|unrecognized|unrecognised|unknown) ..4
  (charge|charges|transaction|transactions|payment|payments|purchase|purchases|access|login|logins|log in|log ins
  |activity|device|devices|withdrawal|withdrawals|transfer|transfers)
(don't|do not|didn't|did not|never) (recognize|recognise|make|made|authorize|authorise|authorized|authorised|approve)
  ..6 (charge|charges|transaction|transactions|payment|payments|purchase|purchases|transfer|transfers|withdrawal
  |withdrawals|login|logins|log in|log ins)
(card|wallet|phone|laptop|password|identity) (was|has been|got|is) (stolen|leaked|cloned)
stolen (card|phone|wallet|identity|laptop) | lost my (card|wallet) | security (breach|incident|vulnerability|hole)
gehackt* | phishing | betrug* | betrüger* | missbrauch* | datenleck | datenpanne | unbefugt* | unberechtigt*
identitätsdiebstahl | (karte|handy|konto|passwort) [wurde] (gestohlen|geklaut|geknackt) | gestohlen*
(fremd|fremder|fremde) zugriff | sicherheitslücke | nicht von mir (getätigt|autorisiert*)
piraté | piratée | piratés | piratées | hameçonnage | fraude | usurpation | carte (volé|volée) | hackeado | hackeada
robado | robada | suplantación | no reconozco | violato | rubato | rubata | frode | clonado | clonada | invadido
invadida | gestolen | oplichting
`,
    },
  ],
};

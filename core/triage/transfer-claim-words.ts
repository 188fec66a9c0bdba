import type { PhraseTable } from '../text/phrases.ts';

/**
 * Ways in which an assistant says that a person has been, is being or will be brought in. Each sentence is read for
 * itself: `^` and `$` are its ends.
 */
export const transferClaimTable: PhraseTable = {
  name: 'claim',
  texts: [
    {
      file: 'core/triage/transfer-claim-words.ts (English)',
      text: `
{who} = [a|an|the|our|one of our|someone|somebody|another|real|live|human|support|customer|service|technical|sales
  |billing|senior|available|next]5
  (person|persons|human|humans|agent|agents|colleague|colleagues|representative|representatives|rep|reps|specialist
  |specialists|expert|experts|engineer|engineers|manager|managers|supervisor|supervisors|technician|technicians
  |advisor|advisors|adviser|advisers|operator|operators|staff|team|teams|department|support|desk|teammate|teammates
  |team mate|team member|team members|from (our|the) team)
{matter} = case | chat | conversation | issue | request | ticket | matter | query | problem
{you} = you | this | it | your _ ..3 | the {matter}
{move} = transfer* | connect* | forward* | escalat* | hand | hands | handed | handing | pass | passing | passed | rout*
  | redirect* | refer | referring | referred | put | putting | patch* | switch* | assign*
{moved} = transferred | connected | forwarded | handed | escalated | passed | redirected | routed | assigned
{doing} = i am | i'm | i will | i'll | i have | i've | i just | i | we are | we're | we will | we'll | we have | we've
  | we | let me | let us | allow me to | i am going to | i'm going to
{filler} = now | just | already | also | be | been | gladly | happily | immediately | directly | currently | going to
  | then | quickly | successfully | hereby | right away
{helps} = be with | join | contact | reach | get back | take over | taking over | take | respond | reply | assist | help
  | call | be in touch | follow up

= english
{doing} [{filler}]3 {move} {you} [over|up|through|along|on]
  > to | with | through | $ | now | right away | immediately | shortly | over | and | so | one | please | hold | just
  | while | stay | then | who
{doing} [{filler}]3 (notif*|alert*|inform*|page|pages|paged|paging|ping*|contact*|call|calls|called|calling|ask|asks
  |asked|asking|involv*|flag*|loop*|brought|bring*|add|adding|added|get|getting|got|summon*|fetch*|reach*)
  [in|out to|with|this (to|with)] {who}
{doing} [{filler}]3 (escalat*|(open*|creat*|rais*|submit*|file|filed|filing|log|logged|logging) (a|an|the|your) ..2
  (ticket|case|escalation))
(you're|you are|you'll|you will|you've|you have|you should) [{filler}]3 {moved} [over|on|through] (to|with)
  > !(your|the|our) | (your|the|our) !(identity|login|sign|page|site|app|dashboard|bucket|server)
(you're|you are) (being|now|now being) (transferred|connected|forwarded|handed over|escalated)
(your|this|the) {matter} (has|is|will) [{filler}]3 [being] {moved}
^ [ok|okay|sure|alright|great|thanks|perfect|understood|one moment|please hold]+ [now]
  (transferring|connecting|forwarding|escalating|handing|passing) {you}
[please] (hold|hold on|wait|stay|stand by|bear with me|one moment|hang on) ..8 (while|as|until) ..6
  (transfer*|connect*|get|gets|getting|fetch*|find|finds|finding|bring*|hand|handing) (you|{who})
{who} (will | (is going to|is|has|has been|have been|is now) [{filler}]3
  ({helps}|notified|informed|alerted|on (the|their|his|her) way|look into|review|email|e mail))
(someone|somebody) [from our _|from the _|on our _] (will|is going to) [_] ({helps}|look)
`,
    },
    {
      file: 'core/triage/transfer-claim-words.ts (other languages)',
      text: `
= german
ich (verbinde|leite|übergebe|uebergebe|reiche|gebe|schalte|hole|stelle|eskaliere|informiere|benachrichtige|überstelle)
  (sie|dich|das|es|ihr*|dein*|den|die|jetzt|nun|gleich|sofort|einen|eine|unser*) ..12 (*mitarbeiter*|*kolleg*|*person*
  |*mensch*|*team*|*support*|agent*|weiter*|durch*|dazu*|*berater*|*spezialist*|*abteilung*)
(ich (habe|werde)|wir (haben|werden)|lassen sie mich|lass mich) ..12
  (weitergeleitet|weiterleiten|verbunden|verbinden|übergeben|uebergeben|durchgestellt|durchstellen|eskaliert
  |eskalieren|weitergegeben|weitergeben|(*mitarbeiter*|*kolleg*|*team*|*support*)
  (informiert|benachrichtigt|hinzugezogen|holen))
(sie werden|du wirst|ihr* (anliegen|anfrage|fall|chat|gespräch|ticket) (wird|wurde)
  |dein* (anliegen|anfrage|fall|chat|ticket) (wird|wurde)) ..10
  (weitergeleitet|verbunden|übergeben|durchgestellt|eskaliert|weitergegeben)
(ein|eine|einer|unser|unsere) ..4 (*mitarbeiter*|*kolleg*|*person*|*mensch*|*team*|*support*|*berater*|*spezialist*)
  (wird|werden|meldet|melden|übernimmt|kommt|kümmert|hilft ihnen gleich|ist gleich)

= french
je (vous|te|t|transfère*|transfere*|transmets*|passe*|fais|vais|viens|mets) ..9 (transfer*|(met|mets) en
  (relation|contact)|mettre en (relation|contact)|connect*|redirig*|passe (à|un|une|le|au)|transmet*|escalad*
  |un (agent*|conseiller*|collègue*|humain*)|une (personne|conseillère|collègue))
je (transfère*|transmets*|passe*|mets|fais) ..9 (en (relation|contact)|(un|une) (agent|conseiller|collègue|humain
  |personne|conseillère))
j ai (transfér*|transmis*|escalad*|prévenu*|alert*|inform*|averti*|notifi*|contact*)
(vous (allez être|serez|êtes)|votre (demande|dossier|conversation|ticket) (a été|est|sera|va être)) ..6
  (transfér*|mis en (relation|contact)|redirig*|transmis*|escalad*|connect*)
(un|une|notre|nos) ..2 (agent*|conseiller*|conseillère*|collègue*|personne*|humain*|expert*|équipe*|spécialiste*
  |technicien*) ..3 (va|vont|vous (répondra|contactera|rejoindra|recontactera)|prendra|prend|sera|arrive)

= spanish
(te|le|les|lo|la|os) [estoy|voy a|vamos a|estamos|he|hemos] (transfier*|transferi*|transfiri*|conect*|paso|pasaré
  |pasar|pasando|pasado|comunic*|deriv*|pong*|poner*|pondr*|redirig*|redirij*|escal*|remit*) ..10 (con|a|al)
  (un|una|el|la|nuestr*|mi|otr*|person*|agente*)
(voy a|vamos a|estoy|estamos|he|hemos|permítame|permíteme|déjame|déjeme) [_] (transfer*|transfir*|conect*|pasarte
  |pasarle|pasándote|pasándole|pasado|comunic*|deriv*|escal*|redirig*|avis*|notific*|inform*|contact*) ..10
  (persona*|agente*|compañer*|equipo*|humano*|especialista*|asesor*|caso*|soporte*|solicitud*|conversación*)
(será|serás|ha sido|has sido|está siendo|estás siendo|su|tu) ..3
  (transferid*|conectad*|derivad*|escalad*|redirigid*|remitid*)
(un|una|nuestro|nuestra) ..2 (agente|persona|compañero|compañera|humano|especialista|asesor|asesora|equipo
  |representante|técnico) ..4 (se pondrá|(le|te) atenderá|se comunicará|contactará|responderá|va a|(le|te) ayudará
  |tomará|estará)

= others
(ti|la|vi) (sto|metto|passo|trasferisco|collego|inoltro) ..9 (*operator*|persona*|colleg*|agente*|assistenza*
  |contatto*|umano*|team*)
(vou|estou|irei|vamos) [a] [te|lhe|o|a] (transfer*|conect*|encaminh*|pass*|direcion*|escal*) ..9 (agente*|pessoa*
  |atendente*|humano*|colega*|equipe*|equipa*|suporte*|você)
ik (verbind*|zet*|schakel*|draag*|stuur*|breng*|geef*) (u|je|dit|uw|jou) ..9 (door*|over*|*medewerker*|collega*
  |persoon*|mens*|*team*)
przełączam | (przekieruję|łączę) (cię|pana|panią) | (соединяю|перевожу|переключаю) вас | aktarıyorum | bağlıyorum
(正在|马上|将|已) [为您|帮您|把您] (转接|接通|转给|转人工)
おつなぎします | お繋ぎします | 転送 (します|いたします) | 연결해드리겠

// "I cannot transfer you" and "would you like me to connect you?" claim nothing, nor does the rest of the sentence.
= denial
cannot | can not | can't | unable to | not able to | won't | don't | do not | never | without | would you like
do you want | shall i | should i | may i | if (you|you'd|you would) (like|want|prefer)
kann [sie|dich] [leider] nicht | kein | keine | keinen | möchten sie | soll ich | wenn sie
ne peux pas | ne (vous|peut) | voulez vous | souhaitez vous | si vous
no (puedo|podemos) | quiere que | quieres que | desea que | si (quiere|desea)
`,
    },
  ],
};

import { EVERY_SENTENCE, sentencesOf } from '../text/sentences.ts';

/**
 * Recognises text that says a person has been, is being or will be brought in. Such words are true only when they
 * are rendered from committed state, so an engine's text that says them never reaches the contact.
 */

const person =
  '(?:(?:a|an|the|our|one of our|someone|somebody|another|real|live|human|support|customer|service|technical|sales|billing|senior|available|next) +){0,5}(?:person|human|agent|colleague|representative|rep|specialist|expert|engineer|manager|supervisor|technician|advisor|adviser|operator|staff|team|department|support|desk|teammate|team ?mate|team member|from (?:our|the) team)s?';
const you =
  '(?:you|this|it|your [a-z -]{2,30}|the (?:case|chat|conversation|issue|request|ticket|matter|problem))';
const move =
  '(?:transfer|connect|forward|escalat|hand|pass|rout|redirect|refer|put|patch|switch|assign)[a-z]*';
const doing =
  "(?:i am|i'm|im|i will|i'll|i have|i've|i just|i|we are|we're|we will|we'll|we have|we've|we|let me|let us|allow me to|i am going to|i'm going to)";
const filler =
  '(?: +(?:now|just|already|also|be|been|gladly|happily|immediately|directly|currently|going to|then|quickly|successfully|hereby|right away)){0,3}';
const waiting = '(?:please )?(?:hold(?: on)?|wait|stay|stand by|bear with me|one moment|hang on)';

const english = [
  `\\b${doing}${filler} +${move} +${you}(?: +(?:over|up|through|along|on))?(?: +(?:to|with|through)\\b|[^a-z]*$|[.!,;…]| +(?:now|right away|immediately|shortly|over)\\b)`,
  `\\b${doing}${filler} +(?:notif|alert|inform|page|ping|contact|call|ask|involv|flag|loop|brought|bring|add|get|got|summon|fetch|reach)[a-z]*(?: +(?:in|out to|with|this (?:to|with)))? +${person}\\b`,
  `\\b${doing}${filler} +(?:escalat[a-z]*|(?:open|creat|rais|submit|fil|log)[a-z]* +(?:a|an|the|your) +(?:[a-z]+ +){0,2}(?:ticket|case|escalation))\\b`,
  `\\byou(?:'re| are|'ll| will|'ve| have| should)${filler} +(?:transferred|connected|forwarded|handed|escalated|passed|redirected|routed|assigned)(?: +over| +on| +through)? +(?:to|with) +(?!(?:your|the|our) +(?:identity|login|sign|page|site|app|dashboard|bucket|server))`,
  `\\byou(?:'re| are) +(?:being|now|now being) +(?:transferred|connected|forwarded|handed over|escalated)\\b`,
  `\\b(?:your|this|the) (?:case|chat|conversation|issue|request|ticket|matter|query|problem)(?: has| is| will|'s|'ll)${filler} +(?:being +)?(?:transferred|forwarded|escalated|handed|passed|assigned|routed)\\b`,
  `(?:^|[.!,;…] *)(?:ok(?:ay)?[, ]+|sure[, ]+)?(?:now +)?(?:transferring|connecting|forwarding|escalating|handing|passing) +${you}\\b`,
  `\\b${waiting}\\b[^.!?]{0,40}\\b(?:while|as|until)\\b[^.!?]{0,30}\\b(?:transfer|connect|get|fetch|find|bring|hand)[a-z]* +(?:you|${person})`,
  `\\b${person} +(?:(?:will|'ll|is going to|is|has|has been|have been|is now)${filler} +(?:be with|join|contact|reach|get back|take over|taking over|tak|respond|reply|assist|help|call|be in touch|follow up|notified|informed|alerted|on (?:the|their|his|her) way|look into|review|e-?mail)|will)\\b`,
  `\\b(?:someone|somebody) (?:from our [a-z]+ |from the [a-z]+ |on our [a-z]+ )?(?:will|'ll|is going to) +(?:[a-z]+ +)?(?:be with|join|contact|reach|get back|take over|respond|reply|assist|help|call|be in touch|follow up|look)`,
];

const german = [
  '\\bich (?:verbinde|leite|übergebe|uebergebe|reiche|gebe|schalte|hole|stelle|eskaliere|informiere|benachrichtige|überstelle) (?:sie|dich|das|es|ihr[a-z]*|dein[a-z]*|den|die|jetzt|nun|gleich|sofort|einen|eine|unser[a-z]*)[^.!?]{0,80}(?:mitarbeiter|kolleg|person|mensch|team|support|agent|weiter|durch|dazu|berater|spezialist|abteilung)',
  '\\b(?:ich (?:habe|werde)|wir (?:haben|werden)|lassen sie mich|lass mich)\\b[^.!?]{0,80}(?:weitergeleitet|weiterleiten|verbunden|verbinden|übergeben|uebergeben|durchgestellt|durchstellen|eskaliert|eskalieren|weitergegeben|weitergeben|(?:mitarbeiter|kolleg|team|support)[a-zäöü]* (?:informiert|benachrichtigt|hinzugezogen|holen))',
  '\\b(?:sie werden|du wirst|ihr[a-z]* (?:anliegen|anfrage|fall|chat|gespräch|ticket) (?:wird|wurde)|dein[a-z]* (?:anliegen|anfrage|fall|chat|ticket) (?:wird|wurde)) [^.!?]{0,60}(?:weitergeleitet|verbunden|übergeben|durchgestellt|eskaliert|weitergegeben)',
  '\\b(?:ein|eine|einer|unser|unsere) [^.!?]{0,30}(?:mitarbeiter|kolleg|person|mensch|team|support|berater|spezialist)[a-zäöü]* (?:wird|werden|meldet|melden|übernimmt|kommt|kümmert|hilft ihnen gleich|ist gleich)',
];

const french = [
  "\\bje (?:vous|te|t'|transf[eè]re|transmets|passe|fais|vais|viens|mets)[^.!?]{0,60}(?:transf[eéè]r|mets? en (?:relation|contact)|mettre en (?:relation|contact)|connect|redirig|passe (?:à|un|une|le|au)|transmet|escalad|un (?:agent|conseiller|collègue|humain)|une (?:personne|conseillère|collègue))",
  "\\bj'ai (?:transf[eé]r|transmis|escalad|pr[eé]venu|alert|inform|averti|notifi|contact)[^.!?]{0,60}",
  '\\b(?:vous (?:allez [eê]tre|serez|[eê]tes)|votre (?:demande|dossier|conversation|ticket) (?:a [eé]t[eé]|est|sera|va [eê]tre))[^.!?]{0,40}(?:transf[eé]r|mis en (?:relation|contact)|redirig|transmis|escalad|connect[eé])',
  '\\b(?:un|une|notre|nos) (?:[a-zéèêà]+ ){0,2}(?:agent|conseiller|conseillère|collègue|personne|humain|expert|équipe|spécialiste|technicien)[a-zéèêà]*(?: [a-zéèêà]+){0,3} (?:va|vont|vous (?:r[eé]pondra|contactera|rejoindra|recontactera)|prendra|prend|sera|arrive)\\b',
];

const spanish = [
  '\\b(?:te|le|les|lo|la|os) (?:estoy |voy a |vamos a |estamos |he |hemos )?(?:transfier|transferi|transfiri|conect|pas(?:o|aré|ando|ar|ado)|comunic|deriv|pong|poner|pondr|redirig|redirij|escal|remit)[a-zñáéíóú]*[^.!?]{0,70}(?:con|a|al) (?:un|una|el|la|nuestr|mi|otr|person|agente)',
  '\\b(?:voy a|vamos a|estoy|estamos|he|hemos|permítame|permíteme|déjame|déjeme) (?:[a-zñáéíóú]+ )?(?:transfer|transfir|conect|pas(?:arte|arle|ándote|ándole|ado)|comunic|deriv|escal|redirig|avis|notific|inform|contact)[a-zñáéíóú]*[^.!?]{0,70}(?:persona|agente|compañer|equipo|humano|especialista|asesor|caso|soporte|solicitud|conversación)',
  '\\b(?:será|serás|ha sido|has sido|está siendo|estás siendo|su|tu) (?:[a-zñáéíóú]+ ){0,3}(?:transferid|conectad|derivad|escalad|redirigid|remitid)[a-z]*',
  '\\b(?:un|una|nuestro|nuestra) (?:[a-zñáéíóú]+ ){0,2}(?:agente|persona|compañer[oa]|humano|especialista|asesora?|equipo|representante|técnico)(?: [a-zñáéíóú]+){0,4} (?:se pondrá|le atenderá|te atenderá|se comunicará|contactará|responderá|va a|le ayudará|te ayudará|tomará|estará)',
];

const others = [
  '\\b(?:ti|la|vi) (?:sto |metto |passo |trasferisco |collego |inoltro )[^.!?]{0,60}(?:operator|persona|colleg|agente|assistenza|contatto|umano|team)',
  '\\b(?:vou|estou|irei|vamos) (?:a )?(?:te |lhe |o |a )?(?:transfer|conect|encaminh|pass|direcion|escal)[a-zãçáéíóú]*[^.!?]{0,60}(?:agente|pessoa|atendente|humano|colega|equipe|equipa|suporte|você|voce)',
  '\\bik (?:verbind|zet|schakel|draag|stuur|breng|geef)[a-z]* (?:u|je|dit|uw|dit gesprek|jou)[^.!?]{0,60}(?:door|over|medewerker|collega|persoon|mens|team)',
  'przełączam|przekieruję (?:cię|pana|panią)|łączę (?:cię|pana|panią)|соединяю вас|перевожу вас|переключаю вас|aktarıyorum|bağlıyorum',
  '(?:正在|马上|将|已)(?:为您|帮您|把您)?(?:转接|接通|转给|转人工)|おつなぎします|お繋ぎします|転送(?:します|いたします)|연결해 ?드리겠',
];

const claims = [...english, ...german, ...french, ...spanish, ...others].map(
  (source) => new RegExp(source, 'iu'),
);

/** "I cannot transfer you" and "would you like me to connect you?" claim nothing. */
const notAClaim =
  /\b(?:can ?not|can't|cannot|unable to|not able to|won't|don't|do not|never|without|would you like|do you want|shall i|should i|may i|if you(?:'d| would)? (?:like|want|prefer)|kann (?:sie |dich )?(?:leider )?nicht|keinen?|möchten sie|soll ich|wenn sie|ne peux pas|ne (?:vous|peut)|voulez-vous|souhaitez-vous|si vous|no puedo|no podemos|quiere que|quieres que|desea que|si quiere|si desea)\b/iu;

const MAX_CHARS = 20_000;

/** Whether a text of the assistant says that a transfer has happened, is under way or will come. Pure, any length. */
export function claimsTransfer(text: string): boolean {
  return sentencesOf(normalise(text.slice(0, MAX_CHARS)), EVERY_SENTENCE).some(
    (sentence) => !notAClaim.test(sentence) && claims.some((claim) => claim.test(sentence)),
  );
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}*_`~]/gu, '')
    .replaceAll(/[’‘´]/gu, "'")
    .replaceAll(/[ \t\u00a0]+/gu, ' ');
}

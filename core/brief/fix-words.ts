/** The words of attempts and their outcomes (English, with the common German, French and Spanish forms). */

const failed =
  /\b(?:did ?n[o']?t (?:help|work|fix|solve|change|resolve|do anything)|does ?n[o']?t (?:help|work|fix|solve|change)|do ?n[o']?t (?:help|work)|has ?n[o']?t (?:helped|worked|fixed)|have ?n[o']?t (?:helped|worked)|(?:is|are|was)(?: still)? ?n[o']?t (?:help|work|fix|connect|load|chang)\w*|will not (?:work|connect|load)|wo ?n'?t (?:work|connect|load)|not working|not fixed|never worked|none (?:of (?:it|them|these|those|that) )?(?:have |has )?(?:worked|helped)|nothing (?:helps|helped|works|worked|changed|changes|happens|happened)|(?:to )?no avail|no (?:luck|success|change|difference|effect|joy)|without (?:success|luck|effect)|in vain|still (?:the same|get|gett|see|fail|not|no|broken|happen|have|having|there|stuck|doing|says|shows|can'?t|cannot|won'?t|does|running into|noth|nothing|an? |crash|freez|slow|down)\w*|same (?:error|problem|issue|thing|result|message|bug|again)|(?:problem|issue|error|it|bug) (?:still )?(?:persists?|remains?|continues?|is back|came back|is still there|comes? back)|(?:it|that|this) (?:also )?fail(?:s|ed)|both (?:times )?failed|made it worse|useless|no better)\b|hat nicht geholfen|hilft nicht|funktioniert (?:immer noch )?nicht|geht (?:immer noch )?nicht|immer noch|ohne erfolg|brachte nichts|(?:ne )?marche (?:toujours )?pas|toujours (?:pas|le m[êe]me)|n'a rien chang|n'a pas (?:march|aid)|sans succ[èe]s|no funcion|sigue (?:igual|sin|fall)|no ha servido|sin [ée]xito|no ayud/;

const worked =
  /\b(?:(?:that|this|it|which|everything|all) (?:has |have |finally |actually |now |just )*(?:worked|works(?! (?:fine )?(?:until|before|but|except))|fixed (?:it|the)|solved|did (?:it|the trick)|helped|resolved)|worked(?: (?:now|perfectly|fine|great|for me|a treat))?[.!,]|(?:is|are|it'?s|its|all|am) (?:now )?(?:working|fixed|solved|resolved|fine|sorted)(?: (?:now|again|fine))|(?:working|fixed|sorted|solved|resolved)(?: now| again)|finally work(?:s|ed)|problem solved|issue (?:is )?(?:solved|resolved|fixed)|did the trick|that (?:actually )?(?:worked|helped)|no longer (?:an issue|happening|failing)|works? now|back (?:up and running|to normal))\b|hat (?:geholfen|funktioniert|geklappt)|funktioniert (?:jetzt|wieder)|geht (?:jetzt|wieder)|(?:ça|cela) (?:marche|fonctionne)(?! pas)|a march[ée]|ya funciona|ha funcionado|funcion[óo]\b|solucionado/;

export type Outcome = 'unknown' | 'failed' | 'worked';

/** What a text says of an attempt's outcome; failure wins where both are heard. */
export function outcomeIn(words: string): Outcome {
  if (failed.test(words)) return 'failed';
  if (/\b(?:not|n't|never|hasnt|isnt|didnt|doesnt)\b[^.!?]{0,16}\b(?:work|fix|solv|help|resolv)/.test(words))
    return 'failed';
  return worked.test(words) ? 'worked' : 'unknown';
}

const actionStems: readonly (readonly [stem: string, words: RegExp])[] = [
  [
    'restart',
    /\b(?:re-?start|re-?boot|rebot|power[ -]?cycl|turn(?:ed|ing)? (?:it|them|off|the \w+ off)[^.!?]{0,20}\bon\b|switch(?:ed|ing)? (?:it )?off and on|neu ?(?:ge)?start|redémarr|reinici)/,
  ],
  [
    'reinstall',
    /\b(?:re-?install|uninstall|re-?download|delet\w+ (?:and|the app)|neu install|réinstall|reinstal)/,
  ],
  ['reset', /\b(?:re-?set|restor|factory|clean boot|zurückgesetzt|réinitialis|restablec)/],
  ['update', /\b(?:updat|upgrad|aktualisier|mis? à jour|actualiz)/],
  ['clear', /\b(?:clear|cach|cookie|geleert|vid[ée]|borr)/],
  [
    'sign in',
    /\b(?:log(?:ged|ging)?[ -]?(?:out|in|off|back)|sign(?:ed|ing)?[ -]?(?:out|in|off|back)|re-?authenticat|abgemeldet|angemeldet|déconnect)/,
  ],
  ['unplug', /\b(?:unplug|plug|disconnect|reconnect|cable|power cord|unpair|repair(?:ed)? the|re-?pair)/],
  ['browser', /\b(?:browser|incognito|private window|chrome|firefox|safari|edge|internet explorer)\b/],
  ['network', /\b(?:wi-?fi|network|router|modem|vpn|ethernet|dns|proxy|firewall|allow-?list|whitelist)/],
  ['password', /\b(?:password|passwort|passcode|credentials?|api key|token|rotat\w+|regenerat\w+)/],
  ['settings', /\b(?:setting|toggle|disabl|enabl|turn(?:ed|ing)? (?:on|off)|configur)/],
  ['retry', /\b(?:retr(?:y|ied)|re-?r[au]n|again|several times|multiple times|resubmit|re-?send|resent)/],
];

/** What an attempt does, so that the contact's report finds the suggestion that it answers. */
export function actionOf(words: string): string | null {
  return actionStems.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const didVerb =
  '(?:re-?start|re-?boot|rebot|re-?install|uninstall|re-?set|clear|update|upgrade|unplug|plug|disconnect|reconnect|delete|remove|disable|enable|switch|change|replace|re-?download|download|install|power[ -]?cycle|toggle|unpair|pair|repair|check|verifie|rename|rotate|regenerate|recreate|retrie|try|trie|follow|perform|log|sign|turn|re-?connect|restore|clean|swap|test|configure|downgrade|close|reopen|re-?open|add|adjust|reduce|split|move|refresh|troubleshoot)';
/** "I restarted it", "Ive already tried …", "Tried the reinstall", "have done 7 times", also without a subject. */
export const triedPattern = new RegExp(
  `(?:^|[,;:(-] ?|\\b(?:i|we|and|then|also|so|but|already|ive|i've|we've|weve|have|has|did|yes|yeah|ok|even|just|done|my \\w+|both|having|after|by|times?)\\b[ ,]*)(?:(?:already|also|just|even|then|both|have|i|we|ive|i've|tried(?: to)?|did|multiple times|twice) )*(?:${didVerb}(?:p|t|g|n)?e?d|tried|attempted|re-?ran|ran|did ${didVerb}|did (?:all |everything|the steps|that|this|it|so|both|what)|done (?:all |everything|that|this|it|so)|(?:re)?set (?:it|up|the|my)|went (?:to|through|into)|put (?:in|it)|took out|shut (?:it|down|my)|gave it a (?:shot|try|go)|restarting|reinstalling|reset my|rebooting)\\b`,
  'i',
);
/**
 * Words that always tell an attempt. Others ("I upgraded yesterday", "we changed the plan") tell a story as often and
 * need an outcome beside them.
 */
export const strongAttempt =
  /\b(?:tried|attempted|re-?start|re-?boot|rebot|re-?install|uninstall|re-?set|clear|unplug|power[ -]?cycl|toggl|unpair|gave it a|re-?ran|refresh|troubleshoot|retried)|versucht|probiert|neu ?gestartet|essayé|redémarré|probado|intentado|reinici/i;
/** Reaching us is no fix. */
export const triedToReach =
  /\b(?:tried|attempted|trying)(?: to)?(?: \w+)? (?:call|contact|phon|reach|e-?mail|speak|ring|chat|messag|tweet|dm|get (?:in touch|through|hold))/i;

export const triedForeign =
  /\b(?:habe(?:n)? .{0,60}(?:versucht|probiert|neu gestartet|neugestartet|neu installiert|zurückgesetzt|gelöscht|aktualisiert|geleert)|j'ai (?:déjà )?(?:essayé|redémarré|réinstallé|vidé|supprimé|mis à jour)|he (?:probado|intentado|reiniciado|reinstalado|borrado|actualizado))(?!\p{L})/iu;

const imperative =
  '(?:try|re-?start|re-?boot|re-?install|uninstall|update|upgrade|clear|re-?set|unplug|disconnect|reconnect|log (?:out|in|off|back)|sign (?:out|in|off|back)|turn (?:it |them |your \\w+ |the \\w+ )?(?:off|on)|switch|toggle|disable|enable|delete|remove|change|check (?:that|whether|if|your|the|for)|go to|head (?:over )?to|open|follow|select|click (?:on )?(?!here to reach)|tap|press|hold|power[ -]?cycle|download|install|use (?:a |an |the |another )|add|set|run|re-?run|retry|verify|rotate|regenerate|split|reduce|increase|shorten|narrow|wait (?:for )?(?:\\d|a |an |until)|ensure|make sure|rename|allow|whitelist|allowlist|create|paste|copy|enter|connect|unpair|repair|restore|re-?download|force[ -]?(?:quit|close|restart|stop)|boot|perform|deleting|versuchen|starten|löschen|essayez|redémarrez|videz|pruebe|reinicie|borre)';
/** "Please restart …", "Could you try …?", "Have you tried …?", "We suggest that you …". */
export const suggestionPattern = new RegExp(
  `(?:^(?:(?:ok(?:ay)?|got it|thanks|alright|then|next|now|first|also|and|great|hmm|sorry|to start|as a starting point|in the meantime|if (?:so|not|that [^,]{3,40}|it [^,]{3,40}|you [^,]{3,40})|for (?:this|that)|once done|please|pls|kindly|bitte|no worries)[,.:!]? )*(?:please |kindly |just |simply )?${imperative}\\b|\\b(?:can|could|would|will) you (?:please |also |kindly |just )?(?:try|${imperative})|\\bhave you (?:already )?tried\\b|\\blet'?s (?:have you )?(?:try|${imperative})|\\b(?:we|i)(?:'d|d| would)? (?:suggest|recommend|advise)\\b|\\b(?:you (?:can|could|may|should|need to|might want to)|like for you to|does|please|try) (?:try |also |then )?(?:${imperative}|logging|restarting|deleting|clearing|reinstalling)\\b)`,
  'i',
);
/** Asking for contact or data is no fix. */
export const notAFix =
  /\b(?:dm|direct message|private message|send us|message us|contact (?:us|our)|call (?:us|our)|reach (?:us|out)|let (?:us|me) know|share (?:your|the)|provide|tell (?:us|me)|confirm your|email us|join us|meet us|follow (?:us|and dm)|click here to reach|keep us|contacting|tweets?|allow (?:us|the|some|up|a|\d)|get in touch|fill out)\b/i;

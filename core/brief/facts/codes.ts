import { type Fact, factAt, matchFacts, wordsAfter, wordsBefore } from './types.ts';

/** A word that announces a code, up to five small words, the code. */
const cuedCode =
  /(?<![\p{L}\p{N}_])(?<cue>(?:err(?:or)?s?(?:[ _-]?(?:codes?|messages?|no\.?|numbers?|id))?|fehler(?:code|meldung|nummer)?|erreur|code d[' ]erreur|c[óo]digo de error|fault(?: code)?|stop code|exit code|return code|status code|response code|exception|codes?|sqlstate))(?:[\s:=#"'(-]{1,4}(?:is|was|are|of|labell?ed|called|saying|says|reads?|that|it|the|a|an|with|which|lautet|code|number|message|msg|get|getting|i|im|on my|screen|keeps?|coming|up|popping|displays?|shows?|showing|like|always|same|ist|est|es)){0,5}[\s:=#"'(-]{1,4}(?<code>0x[\da-fA-F]{1,16}|(?=[A-Za-z\d_-]{0,60}\d)[A-Za-z]{0,12}[-_]?\d[A-Za-z\d]{0,12}(?:[-_][A-Za-z\d]{1,12}){0,5}|[A-Z][A-Z\d]{1,20}(?:_[A-Z\d]{1,24}){1,6}|[A-Z]{3,12})(?![\p{L}\p{N}_]|[.,]\p{N})/giu;
const knownForms: readonly RegExp[] = [
  /(?<![\w-])0x[\da-fA-F]{3,16}(?!\w)/g,
  /(?<![\w-])(?:ERR|ERROR|E)_[A-Z\d]{2,30}(?:_[A-Z\d]{1,30}){0,6}(?!\w)/g,
  /(?<![\w-])(?:ECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|ENOENT|EACCES|EPIPE|ENOTFOUND|EADDRINUSE|EHOSTUNREACH|EAI_AGAIN|ENOSPC|EPERM)(?!\w)/g,
  /(?<![\w-])(?:ORA|CE|WS|NW|NP|SU|WV|WC|NAT|TLS|SSL|PLAY|UI|BLZBNTBGS|BLZ\w{3,8}|DF|AUTH|SYNC|SQL|MSG|EXP|CONN|HRE?|TS|CS|RS)-\d{3,10}(?:-\d{1,3})?(?![\w-])/g,
  /(?<![\w-])[A-Z]{1,6}-?\d{2,8}(?:-\d{1,3})?(?= (?:error|err|fehler)\b)/g,
  // Codes of the form E1043.
  /(?<![\w-])E\d{3,5}(?![\w-])/g,
];
/** "NWX-502" is a code only where something fails with it, or says it: a ticket or a job may have the same form. */
const dashedCode = /(?<![\w-])[A-Z]{2,5}-\d{3,5}(?![\w-])/g;
const failsWith =
  /\b(?:fail(?:s|ed|ing)?|dies|died|stops?|stopped|crash(?:es|ed|ing)?|throws?|threw|says|said|shows?|got|gets?|getting) (?:with |by |an? |the )?$/;
const failing =
  /\b(?:fail(?:s|ed|ing|ure)?|dies|died|stops|stopped|crash(?:es|ed|ing)?|ends|ended|abort(?:s|ed)?|breaks|broke)\b/i;
const statusPattern =
  /\b(?:https?(?: status| error| code){0,3}[ :=/]{1,4}|status(?: code)?[ :=]{1,4}(?:of |is )?|(?:got|returns?|returned|getting|get|gives?|throws?|with|an?) (?:an? |http )?)(?<status>[1-5]\d\d)(?![\w]|[.,]\d| ?(?:%|dollars?|pounds?|euros?|miles?|points?|people|off|gb|mb|mins?|minutes?|hours?|days?|times|credits?|rows?|records?|free|bonus|refund|page|each|per|for|items?|songs?|calls?))/gi;
const statusBefore =
  /(?<![\w.,:/$£€#-])(?<status>[345]\d\d)(?= (?:error|errors|not found|forbidden|unauthori[sz]ed|bad gateway|bad request|internal server|service unavailable|gateway time|too many requests|fehler|response|status)\b)/gi;

const statuses = /(?<![\w.,:/$£€#-])(?<status>[2-5]\d\d)s(?!\w)/g;

/** Error codes and HTTP statuses. */
export function findCodes(text: string): Fact[] {
  return [
    ...matchFacts(text, statusBefore, (m) => factAt(m, 'status', 'HTTP status', m.groups?.status ?? m[0])),
    ...matchFacts(text, statuses, (m) => judgeStatus(text, m)),
    ...matchFacts(text, statusPattern, (m) => judgeStatus(text, m)),
    ...matchFacts(text, cuedCode, (m) => judgeCode(text, m)),
    ...matchFacts(text, dashedCode, (m) =>
      isFailure(wordsBefore(text, m.index)) ? factAt(m, 'code', 'error code') : null,
    ),
    ...knownForms.flatMap((form) => matchFacts(text, form, (m) => factAt(m, 'code', 'error code'))),
  ];
}

/** "fails with", or "fails since yesterday with": the words right before a code. */
const isFailure = (ahead: string): boolean =>
  failsWith.test(ahead) || (/\b(?:with|in) (?:an? |the )?(?:error )?$/.test(ahead) && failing.test(ahead));

/** "Got a 503" is a status where the sentence speaks of HTTP, an API or an error; "got a 350 phone" is none. */
function judgeStatus(text: string, match: RegExpExecArray): Fact | null {
  const status = match.groups?.status ?? '';
  const near = text.slice(Math.max(0, match.index - 60), match.index + 80);
  const explicit = /^(?:http|status)/i.test(match[0]);
  if (
    !explicit &&
    !/\b(?:http|api|webhook|endpoint|server|request|response|status|curl|url|page|gateway|cache|cdn|proxy)\b/i.test(
      near,
    )
  )
    return null;
  return /^[1-5]\d\d$/.test(status) ? factAt(match, 'status', 'HTTP status', status) : null;
}

function judgeCode(text: string, match: RegExpExecArray): Fact | null {
  const cue = match.groups?.cue ?? '';
  const code = match.groups?.code ?? '';
  const ahead = wordsBefore(text, match.index, 24);
  if (
    /^codes?$/i.test(cue) &&
    /\b(?:promo\w{0,12}|discount|voucher|gift|zip|post|area|qr|coupon|booking|confirmation|dress|country|sort|verification|reference|referral|postal|bar|security|access|pin|product|source|mileage|supplier|dial|swift) ?$/i.test(
      ahead,
    )
  )
    return null;
  if (
    /^\d{1,2}(?:st|nd|rd|th|am|pm|gb|mb|g|k|x|s|d|h|hrs?|mins?)?$/i.test(code) &&
    !/code|no|number|fehler/i.test(cue + match[0].slice(cue.length, -code.length))
  )
    return null;
  if (/^\d+(?:st|nd|rd|th|am|pm|gb|mb|k|hrs?|mins?|days?|x|times)$/i.test(code)) return null;
  if (
    /^\d{1,4}$/.test(code) &&
    /^ (?:times?|days?|hours?|hrs?|weeks?|months?|minutes?|mins?|people|devices?|years?|of|more|different)\b/i.test(
      wordsAfter(text, match.index + match[0].length),
    )
  )
    return null;
  // "error run_12ab": a run that failed, no code of what failed.
  if (!/code/i.test(cue) && namesThing.test(code) && /\d/.test(code)) return null;
  if (/^\p{L}+$/u.test(code) && !isSpelledCode(code, match[0])) return null;
  const name =
    /^codes?$/i.test(cue) && !/\berror|fault|fehler|erreur/i.test(ahead + match[0]) ? 'code' : 'error code';
  return factAt(match, 'code', name, code);
}

const namesThing =
  /^(?:run|job|req|request|task|trace|exec|execution|evt|event|sess|session|acct|user|usr|cus|org|ws|inv|ord|order|tkt|ticket)[-_]/i;

/** Capitals alone are a code only right after "code", "labeled", "called" and the like, and not a shouted word. */
function isSpelledCode(code: string, whole: string): boolean {
  if (!/^[A-Z]{3,12}$/.test(code)) return false;
  if (
    /^(?:THE|AND|NOT|WHEN|WHY|WHAT|ASAP|HELP|PLEASE|FIX|DM|NOW|YOU|YOUR|THIS|THAT|FOR|ALL|CANT|EVERY|AGAIN|STILL|OMG|WTF|LOL|FAQ|PDF|HTTP|URL|API|SMS|USB|HDMI|WIFI|VPN|APP|ITS|BUT|HAS|WAS|ARE|OUT|OFF|AMP)$/.test(
      code,
    )
  )
    return false;
  const ahead = whole.slice(0, -code.length);
  return /(?:code|labell?ed|called|reads?|saying|says|:)[\s:="'(]{1,6}(?:is |of )?$/.test(ahead);
}

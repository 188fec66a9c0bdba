import { type Fact, factAt, matchFacts, wordsBefore } from './types.ts';

const linkPattern =
  /(?:https?:\/\/|www\.|(?<![\p{L}\p{N}])(?:s3a?|gs|abfss?|wasbs?|s?ftps?|smb|wss?):\/\/)[^\s<>"'`\u3000]{3,2000}/giu;
const emailPattern =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu;
const ipv4Pattern =
  /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?::\d{1,5})?(?![\w]|\.\d)/g;
const networkPattern = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){2,3}(?:\/\d{1,2})?(?![\w]|\.\d)/g;
const networkCue = /\b(?:subnets?|ips?|cidr|gateway|netmask|address(?:es)?|range|network)\b[^.!?]{0,24}$/i;
const ipv6Pattern = /(?<![\w:])(?:[\da-f]{1,4}:){3,7}(?::?[\da-f]{1,4})(?![\w:])/gi;
const hostPattern =
  /(?<![\w@./-])(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}(?:com|net|org|io|dev|app|cloud|test|local|internal|info|edu|gov|eu|co\.uk|example|lan|localhost)(?::\d{1,5})?(?:\/[^\s<>"']{0,500})?(?![\w-])/g;
const dottedHostPattern =
  /(?<![\w@./-])(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){2,8}(?:de|fr|es|uk|at|ch|in|us|nl|it|pl)(?::\d{1,5})?(?![\w-])/g;
const pathPattern = /(?<![\w.@~\\/-])[\w.~\\/-]{3,200}/g;
const fileName =
  /^.{0,190}[\w-]\.(?:pdf|csv|tsv|xlsx?|docx?|pptx?|log|txt|json|xml|zip|7z|rar|gz|tar|tgz|png|jpe?g|gif|heic|mov|mp4|exe|msi|dmg|apk|ipa|parquet|sql|ya?ml|ini|conf|cfg|bak|ics|eml|pem|crt|ps1|dll)(?![\w-])/i;

/** Links, e-mail addresses, host names, IP addresses and file names. */
export function findWeb(text: string): Fact[] {
  return [
    ...matchFacts(text, linkPattern, (match) => factAt(match, 'link', 'link', trimLink(match[0]))),
    ...findEmails(text),
    ...findFiles(text),
    ...findAddresses(text),
    ...matchFacts(text, hostPattern, hostOrLink),
    ...matchFacts(text, dottedHostPattern, (match) => factAt(match, 'host', 'host name')),
  ];
}

/** Punctuation that ends the sentence is not part of the link; a closing bracket is if it was opened inside. */
function trimLink(link: string): string {
  let trimmed = link.replace(/[.,;:!?'"…]{1,20}$/u, '');
  while (/[)\]}]$/.test(trimmed) && !/[([{]/.test(trimmed)) trimmed = trimmed.slice(0, -1);
  return trimmed;
}

function findEmails(text: string): Fact[] {
  // Each address needs its @: without this look the pattern would try every word of a long log.
  if (!text.includes('@')) return [];
  return matchFacts(text, emailPattern, (match) => factAt(match, 'email', 'e-mail address'));
}

/** File names with their folders, of what stands between two spaces. */
function findFiles(text: string): Fact[] {
  return matchFacts(text, pathPattern, (match) => {
    const path = fileName.exec(match[0])?.[0];
    return path ? factAt(match, 'file', 'file', path) : null;
  });
}

function findAddresses(text: string): Fact[] {
  const four = matchFacts(text, ipv4Pattern, (match) => {
    const before = wordsBefore(text, match.index, 40);
    return /\b(?:v|ver|version|versions|build|firmware|app|release|spotify|ios|android|update)\W*$/i.test(
      before,
    )
      ? null
      : factAt(match, 'host', 'IP address');
  });
  const six = matchFacts(text, ipv6Pattern, (match) =>
    // Times like 12:30:45:10 have the same form; an address has a letter or an empty group.
    /[a-f]|::/i.test(match[0]) ? factAt(match, 'host', 'IP address') : null,
  );
  // "a subnet of 10.16.220": a network by its first parts, which its words tell from a version.
  const networks = matchFacts(text, networkPattern, (match) =>
    networkCue.test(wordsBefore(text, match.index, 40)) ? factAt(match, 'host', 'IP address') : null,
  );
  return [...four, ...six, ...networks];
}

function hostOrLink(match: RegExpExecArray): Fact {
  const part = trimLink(match[0]);
  return part.includes('/') ? factAt(match, 'link', 'link', part) : factAt(match, 'host', 'host name', part);
}

import { type Fact, factAt, matchFacts, wordsAfter, wordsBefore } from './types.ts';

const systemPattern =
  /(?<![\p{L}\p{N}_])(?<system>ios|ipados|android|windows(?: server)?|win|macos|mac os(?: x)?|os x|osx|watch ?os|creative cloud|photoshop(?: cc)?|illustrator(?: cc)?|indesign(?: cc)?|lightroom(?: cc)?|cc|tvos|ubuntu|debian|fedora|chrome ?os|linux|firefox|chrome|safari|edge|opera|internet explorer|ie|node(?:\.?js)?|python|java|php|ruby|postgres(?:ql)?|mysql|excel|office|outlook)(?: (?:versions?|ver\.?|v|release|update|sp))?[ /:]?v?(?<number>\d{1,5}(?:\.\d{1,6}){0,5}(?:[-+]?(?:alpha|beta|rc|build)[.\d]{0,12})?|xp|vista)(?<rest>(?:(?:, (?:and |or )?|,? (?:and|or|to) )\d{1,2}(?:\.\d{1,3}){0,3}(?![\p{N}\p{L}])){0,12})/giu;
const versionWord =
  /(?<![\p{L}\p{N}_])(?:(?:versions?|ver\.?|vers|build|firmware|release|revision|versión|update|latest(?: (?:update|version|release|software|ios))?)(?: (?:is|was|number|no\.?|to|running))?[ :=#]?\s?v?)(?<number>\d{1,5}(?:\.\d{1,6}){0,5}(?:[-+]?(?:alpha|beta|rc|build)[.\d]{0,12})?)/giu;
const vNumber = /(?<![\w.])v\.?\s?(?<number>\d{1,4}(?:\.\d{1,6}){0,5})(?![\d]|\.\d)/gi;
const dotted = /(?<![\w.,:/$£€-])(?<number>\d{1,4}(?:\.\d{1,6}){2,5}(?:\.[\da-z]{7,12})?)(?!\d|\.\d)/g;
const twoParts =
  /\b(?:running|on|is on|using|updated?(?: (?:to|from))?|upgrad(?:ed?|ing)(?: (?:to|from))?|back to|downgraded? to|version)\s(?<number>\d{1,2}\.\d{1,2})(?![\w%]|[.,]\d| ?(?:gb|mb|am|pm|million|mbps|%|stars?|flight|miles|km|hours?|inch))/gi;

const labelled = /(?<![\w.,:/$£€-])(?<number>\d{1,2}\.\d{1,2}) (?:beta|update|release|build|version)\b/gi;
/** A second "10.0" beside a version that is told in full. */
const companion =
  /\b(?:in|on|from|to|and|with|of|than|before|after) (?<number>\d{1,2}\.\d{1,2})(?![\w%]|[.,]\d| ?(?:gb|mb|am|pm|million|mbps|%|stars?|miles|km|hours?|inch|flight|train))/gi;

/** "InDesign CS4", "Word 2016". */
const named = /\b(?<app>Photoshop|InDesign|Illustrator|Word|PowerPoint) (?<number>CS[2-6]|20[0-3]\d)\b/g;

/** Versions of systems, apps and APIs. */
export function findVersions(text: string): Fact[] {
  return [
    ...findSystems(text),
    ...matchFacts(text, named, (m) =>
      factAt(m, 'version', `${m.groups?.app} version`, m.groups?.number ?? m[0]),
    ),
    ...matchFacts(text, versionWord, (match) => versionFact(text, match)),
    ...matchFacts(text, vNumber, (match) => versionFact(text, match)),
    ...matchFacts(text, dotted, (match) =>
      isDottedDate(match[0]) || /^(?:1\.)?\d{3}\.\d{3}\.\d{4}$/.test(match[0])
        ? null
        : versionFact(text, match),
    ),
    ...matchFacts(text, twoParts, (match) => versionFact(text, match)),
    ...matchFacts(text, labelled, (match) => versionFact(text, match)),
    ...(text.search(dotted) >= 0 ? matchFacts(text, companion, (match) => versionFact(text, match)) : []),
  ];
}

function findSystems(text: string): Fact[] {
  const firsts = matchFacts(text, systemPattern, (match) => {
    const number = match.groups?.number ?? '';
    const system = match.groups?.system ?? '';
    if (!isPlausible(system, number, wordsAfter(text, match.index + match[0].length))) return null;
    const part = match[0].slice(0, match[0].length - (match.groups?.rest ?? '').length);
    return factAt(match, 'version', `${properName(system)} version`, part, number);
  });
  return [...firsts, ...firsts.flatMap((first) => furtherNumbers(text, first))];
}

/** "iOS 10, 11 and 11.2": the numbers after the first belong to the same system. */
function furtherNumbers(text: string, first: Fact): Fact[] {
  const tail =
    /^(?:(?:, (?:and |or )?|,? (?:and|or|to) )\d{1,2}(?:\.\d{1,3}){0,3}(?![\p{N}\p{L}])){1,12}/u.exec(
      text.slice(first.end, first.end + 60),
    );
  if (
    !tail ||
    /^ ?(?:days?|times?|hours?|weeks?|minutes?|devices?|phones?|months?)\b/.test(
      text.slice(first.end + tail[0].length, first.end + tail[0].length + 12),
    )
  )
    return [];
  return matchFacts(tail[0], /\d+(?:\.\d+)*/g, (match) => {
    const fact = factAt(match, 'version', first.name);
    return { ...fact, start: fact.start + first.end, end: fact.end + first.end };
  });
}

/** A system's number is short: "iOS 2017" or "Windows 300" is none. */
function isPlausible(system: string, number: string, behind: string): boolean {
  if (
    /^(?: ?%| (?:times|users|devices|people|days|hours|minutes|months|years|weeks|seconds|files|tabs)\b)/.test(
      behind,
    )
  )
    return false;
  const major = Number(number.split('.')[0]);
  if (/^windows|^win$/i.test(system))
    return !(major > 11) || [95, 98, 2000, 2003, 2008, 2012, 2016, 2019, 2022, 2025].includes(major);
  if (/^cc$/i.test(system)) return system === 'CC' && major >= 2014 && major <= 2035;
  if (/excel|office|outlook|photoshop|illustrator|indesign/i.test(system))
    return major >= 97 && major <= 2035;
  if (/ios|android|mac|os ?x|watch|tvos/i.test(system)) return major < 60;
  return major < 400;
}

function versionFact(text: string, match: RegExpExecArray): Fact | null {
  const number = match.groups?.number ?? match[0];
  const word = /^[a-zà-ÿ]+/i.exec(match[0])?.[0] ?? '';
  const behind = wordsAfter(text, match.index + match[0].length);
  // "Update 2 hours ago", "latest 50 orders", "release 3 of my bags".
  if (
    /^(?:update|latest|release|version|build)/i.test(word) &&
    !number.includes('.') &&
    /^ ?(?:of|more|\p{Ll}{3,28}s|hours?|days?|mins?|minutes?|%|times)\b/u.test(behind) &&
    !/^ (?:its|it's|is|has|was|always|this|keeps|crashes|does)\b/.test(behind)
  )
    return null;
  const isNumbered = /\b(?:release|version|build)\b/i.test(match[0]);
  if (/^update|^latest/i.test(word) && Number(number) > 60 && !isNumbered) return null;
  if (isAddress(text, match.index)) return null;
  return factAt(match, 'version', versionName(text, match.index, word), number);
}

/** "an internal subnet of 10.16.220": a part of an address is no version. */
const isAddress = (text: string, start: number): boolean =>
  /\b(?:subnets?|ip|ips|cidr|gateway|netmask|address(?:es)?|range|network)\b[^.!?]{0,30}$/i.test(
    wordsBefore(text, start),
  );

const notProducts =
  /^(?:the|my|latest|newest|new|old|software|current|app|mobile|this|is|are|a|in|on|with|and|using|im|i|it|its|your|which|what|version|available|for|running|was|have|has|to|of|by|from|also|me|us|uk|at|plus|support|back|them|that|now|then|my)$/i;

/** The product that a version belongs to: the word before it, if that is a name. */
function versionName(text: string, start: number, word: string): string {
  if (/^(?:build|firmware)/i.test(word)) return `${word.toLowerCase()} version`;
  const ahead = wordsBefore(text, start, 40).trimEnd();
  const nameBefore =
    /(?:^|[\s(])(?<name>[\p{L}][\p{L}\d+-]{1,24})(?: (?:app|mobile|is (?:on|running)|api|client|version|ver\.?|on|running)){0,4}[:,]?$/u.exec(
      ahead,
    )?.groups?.name;
  return nameBefore &&
    !notProducts.test(nameBefore) &&
    (/^\p{Lu}/u.test(nameBefore) || /version|ver\b|app$/i.test(ahead + word))
    ? `${properName(nameBefore)} version`
    : 'version';
}

const proper: Record<string, string> = {
  ios: 'iOS',
  win: 'Windows',
  android: 'Android',
  windows: 'Windows',
  macos: 'macOS',
  ie: 'Internet Explorer',
};
const properName = (name: string): string => proper[name.toLowerCase()] ?? name;

function isDottedDate(number: string): boolean {
  return (
    /^(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:(?:19|20)\d\d)$/.test(number) ||
    /^(?:19|20)\d\d\.(?:0[1-9]|1[0-2])\.\d\d$/.test(number)
  );
}

const devicePatterns: readonly RegExp[] = [
  /(?<![\p{L}\p{N}_])iphones? ?(?:\d{1,2} ?(?:s|c|e)?(?: ?plus| ?pro max| ?pro| ?mini| ?max)?(?![\p{L}\p{N}])|x[sr]?(?: max)?(?![\p{L}\p{N}])|se\d?(?=[^a-z]|[A-Z]|$))/giu,
  /(?<![\p{L}\p{N}_])ipad (?:pro|air|mini|\d{1,2}(?:th gen)?)(?: \d{1,2})?(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:macbook (?:pro|air|\d{2,4})|imac (?:pro|\d{4})|mac (?:mini|pro|studio)|apple watch (?:series )?\d{1,2}|apple tv(?: 4k)?)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:samsung )?galaxy ?(?:s|note|a|j|tab|z|fold|flip)? ?[a-z]?\d{1,2}(?: ?(?:plus|edge|ultra|\+))?(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])samsung g[sa]\d{1,2}(?: ?(?:plus|edge|ultra))?(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:hp )?(?:deskjet|laserjet|officejet|pixma|ecotank|workforce|imageclass|colorjet)(?: (?:pro|plus|envy|ink))? [a-z]{0,2}\d{3,5}[a-z]{0,3}(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:samsung|galaxy) (?:note ?\d{1,2}|[saj]\d{1,2}(?: ?(?:plus|edge|ultra))?)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:google )?(?:pixel (?:\d{1,2}(?: ?(?:xl|pro|a))?|xl|c)|nexus \d{1,2}[px]?)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:moto ?[gexz]\d?(?: (?:plus|play|force))?|moto \d|lumia \d{3,4}|oneplus \d{1,2}t?|xperia [a-z]{1,2}\d{0,2}|huawei [pm](?:ate)? ?\d{1,2}(?: (?:lite|pro))?|htc (?:one|u)[ _]?\w{1,3}|lg ?[gvk]\d{1,2})(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])[678]s? ?plus(?! ?\d)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])surface ?(?:pro|book|laptop|go|studio|rt|duo|\d)(?: ?\d)?(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:xbox ?(?:one(?: ?[sx])?|360|series [sx]|1[sx]?)|ps[2-5](?: pro| slim)?|playstation ?(?:\d|vita|vr)|nintendo (?:switch|3ds|wii)|wii u)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:(?:amazon )?(?:fire ?(?:tv(?: stick)?|stick|hd ?\d{1,2}|tablet)|kindle (?:fire|paperwhite|oasis|touch|hd)|echo (?:dot|show|plus|spot))|roku (?:\d|ultra|stick|express|premiere)|chromecast ultra|shield tv)(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}_])(?:thinkpad|latitude|inspiron|xps|pavilion|ideapad|zenbook|elitebook|probook|optiplex|vivobook) [a-z]?\d{1,5}\w{0,3}(?![\p{L}\p{N}])/giu,
];

/** Devices by model ("iPhone 8 Plus", "PS4"); a family without a model says too little to be a fact. */
export function findDevices(text: string): Fact[] {
  const named = devicePatterns.flatMap((one) =>
    matchFacts(text, one, (match) => (wasNumberWord(text, match) ? null : factAt(match, 'device', 'device'))),
  );
  return [...named, ...named.flatMap((fact) => nextModels(text, fact))];
}

/** "my iPhone 3 times": the number counts something else. */
function wasNumberWord(text: string, match: RegExpExecArray): boolean {
  return (
    /\d$/.test(match[0]) &&
    /^ (?:times|days|weeks|months|hours|years|minutes|mins|hrs|apps|people)\b/.test(
      wordsAfter(text, match.index + match[0].length),
    )
  );
}

/** "iPhone 6, 7 and 8s": the models after the first. */
function nextModels(text: string, first: Fact): Fact[] {
  if (!/^iphone/i.test(first.value)) return [];
  const more =
    /^(?:,| and| or|, and|, or|\/) ?(?:an? |the |my (?:new )?)?(?<model>(?:\d{1,2} ?(?:s|c)?(?: ?plus| ?pro| ?max)?|x[sr]?))(?![\p{L}\p{N}]|[.,]\d)(?! (?:days|times|weeks|hours|months|years|other|of|more|people|mins|minutes)\b)/iu.exec(
      text.slice(first.end, first.end + 24),
    );
  const model = more?.groups?.model;
  if (!more || !model) return [];
  const start = first.end + more[0].length - model.length;
  return [{ name: 'device', kind: 'device', value: `iPhone ${model}`, start, end: start + model.length }];
}

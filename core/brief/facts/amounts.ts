import { type Fact, factAt, matchFacts, wordsAfter, wordsBefore } from './types.ts';

/** "$50", "EUR 1.200,50", "Rs 3 million". */
const symbolFirst =
  /(?<![\p{L}\p{N}])(?:(?:US|CA|A|C|NZ)?[$£€¥₹]|USD|EUR|GBP|INR|CHF|CAD|AUD|JPY|Rs\.?)\s?(?:\d{1,3}(?:[,. \u00a0']\d{3}){1,5}(?!\d)(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?:\s?(?:k|m|bn|million|billion|mio|mrd|millionen|millones|millions)\b)?/giu;
/** "12p", "100s of pounds". */
const pence = /(?<![\p{L}\p{N}])(?:\d{1,2}p(?![\p{L}\p{N}])|\d{1,4}s of (?:pounds|dollars|euros))/giu;
/** "50 euros": any number, if a currency stands behind it. */
const numbers =
  /(?<![\p{L}\p{N}])(?:\d{1,3}(?:[,. \u00a0']\d{3}){1,5}(?!\d)(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)/gu;
const currencyBehind =
  /^(?:\s?(?:k|m|bn|million|billion|mio|mrd|millionen|millones|millions)\b)?\s?(?:[$£€¥₹](?!\d)|(?:dollars?|pounds?|euros?|bucks|quid|pence|cents?|rupees?|francs?|franken|pesos?|usd|eur|gbp|inr|chf|cad|aud|jpy|sek|nok|dkk|pln|rs|pesetas?|naira|ksh|kes|rand|zar|idr|myr|qar|aed|sgd|php|thb|cedis|ghs|ngn|baht|ringgit|yen|yuan|kr|kroner|kronor|zloty|lira)(?![\p{L}\p{N}]))/iu;

const moneyBefore =
  /\b(?:paid|pay|pays|paying|charged?|charges|charging|costs?|costing|bill(?: just)? (?:increased|went up|is)|billed|refund(?:ed|s)?|owes?|owed|deducted|debited|increased|save|saved|credit(?:ed)? of|deposit|cash ?back|balance|price|priced|worth|spent|spend|spending|fee|fees|fine|fined|compensation of|total|amount (?:is|of|was)|lost|reimburse[ds]?|kostet|bezahlt|zahlen|betrag|co[ûu]te|pay[ée]|cuesta|pagu[ée])(?:\s(?:about|around|over|under|nearly|almost|only|just|like|up to|at least|an extra|extra|another|me|us|you|him|her|them|the|my|a|of|by|was|is|it|for|with|back|to|additional|full|whole|more than|close to|in total|total|so far|your|their|this)){0,8}\s$/iu;
const priceIs =
  /\b(?:order|delivery|spend|purchase)\b[^.!?\d]{0,40} minimum (?:of|is) $|\b(?:price|cost|fee|fare|bill|total|refund|charge|deposit)\b[^.!?\d]{0,30} (?:was|is|of|at|for)(?: (?:only|just|about|around|over))? $/i;
const moneyAfter =
  /^ ?(?:off\b(?! the (?:ground|plane|train|bus|road|list|phone|air|market))|refund\b|credit\b(?!s)|deposit|fee\b|charge\b|charges\b|discount|voucher|gift ?card|bill\b|fine\b|invoice\b|(?:from|out of|off|to|into|in|on) (?:my|the|our|your|his|her) (?:bank|account|card|debit|credit|paypal|wallet|balance)\b|to (?:fix|pay|buy|replace|spend|rebook|change|cancel|upgrade|book|get (?:it|a|my))\b|(?:per|a|an|each|every|\/) ?(?:month|mth|year|yr|week|way|person|head)\b|month\b|max\b|in (?:charges|fees|total)\b|worth of|cash\b|cashback\b|back(?: please)?[.!,]|bonus\b(?! (?:\w{0,8}miles|data|points)))/i;
const otherUnit =
  /^(?: ?(?:%|percent|gb|mbs?|tb|kb|mbps|gbps|hz|ghz|kms?|kg|lbs?|ft|x|st|nd|rd|th)\b| ?(?:more |extra |full |different |of |working |business )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|seconds?|secs?|times?|people|persons?|passengers|items?|tickets|seats?|bags?|orders?|calls?|agents?|reps?|emails?|miles|points|avios|credits|songs?|pages?|rows?|records?|devices?|lines?|phones?|cars?|trains?|flights?|nights?|rooms?|customers?|users?|things?|stars?|steps?|attempts?|techs?|boxes|packages|parcels|kids|children|adults|am|pm|leg|to \d|or \d{1,3} (?:days|hours))\b)/i;

const plain =
  /(?<![\p{L}\p{N}.,:/#-])(?:\d{1,3}(?:[,. \u00a0']\d{3}){1,5}(?!\d)(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?:\s?(?:k|million|billion)\b)?(?![\p{N}]|[.,:/-]\p{N}|(?!month|k\b|is\b|was\b)\p{L})/giu;

/** Amounts of money: with a currency, or where the words around a bare number make it money ("350 off"). */
export function findAmounts(text: string): Fact[] {
  const marked = [
    ...matchFacts(text, symbolFirst, (match) => amountAt(text, match)),
    ...matchFacts(text, numbers, (match) => withCurrencyBehind(text, match)),
    ...matchFacts(text, pence, (match) => (isCents(text, match) ? amountAt(text, match) : null)),
  ];
  let chain = -100;
  const bare = matchFacts(text, plain, (match) => {
    if (!isMoney(text, match, chain)) return null;
    chain = match.index + match[0].length;
    return amountAt(text, match);
  });
  return [...marked.toSorted((a, b) => a.start - b.start || b.end - a.end), ...bare];
}

const amountAt = (text: string, match: RegExpExecArray): Fact =>
  factAt(match, 'amount', amountName(text, match.index));

function withCurrencyBehind(text: string, match: RegExpExecArray): Fact | null {
  const end = match.index + match[0].length;
  const behind = currencyBehind.exec(wordsAfter(text, end))?.[0];
  if (behind === undefined) return null;
  const value = text.slice(match.index, end + behind.length);
  return { ...amountAt(text, match), value, end: end + behind.length };
}

/** "6p" is a small sum only where something costs it; "20p" is one everywhere. */
function isCents(text: string, { 0: written, index }: RegExpExecArray): boolean {
  if (!/p$/i.test(written) || Number.parseInt(written, 10) > 12) return true;
  return /\b(?:cost|costs|charged?|for|paid|only|extra|pay|just) $/i.test(wordsBefore(text, index));
}

/** "a 16 ticket", "your 10.00 ecoupon": a number that says what a thing is worth. */
const pricedThing =
  /^ (?:[a-z]{1,20} )?(?:charges?|fees?|ticket|e?-?coupon|e?-?voucher|credit|bill|refund|fine|deposit|gift ?card|e?-?giftcard|discount|surcharge|payment|fare|price|moneycard|cashback|bonus|loss|penalty)\b(?! (?:machines?|offices?|miles|points|number|no\b))/i;
const paidVerb =
  /\b(?:charged?|charging|paid|pay|costs?|refunded|owed?)(?: (?:me|us|you|him|her|only|just|about|over|a|an|extra))* $/i;
const ownsMoney = /^ of (?:credit|debt|cash|compensation|my money)\b/i;

/** "I bought it at 999", "a difference of 900", "the amount paid is 500", "old 5 notes". */
const tradedAt =
  /\b(?:(?:bought|buy|buying|sold|priced|recharged?|topped up|purchased)\b[^.!?\d]{0,30} (?:at|for|with)|(?:difference|balance|sum|total|credit|payment) of|amount (?:paid|charged|due)\b[^.!?\d]{0,40} (?:is|was)|(?:paid|pay|gave|give) (?:you|them|it|u)\b[^.!?\d]{0,12} (?:was|is)|just paid) (?:only |just |about )?$/i;
const coins = /^ (?:coins?|notes?|bills?)\b/i;

/** What a bare number is worth by its neighbours, where no single cue word decides. */
function isWorth(number: string, ahead: string, behind: string, sinceLast: number, between: string): boolean {
  if (
    sinceLast < 24 &&
    /^ (?:[a-z]+ )?(?:not|instead of|rather than|changes? to|to|or)(?: \w+)? $/i.test(between)
  )
    return !/^ \p{Ll}{2,}s\b/u.test(behind);
  if (ownsMoney.test(behind) || coins.test(behind)) return true;
  if (tradedAt.test(ahead) && !/^ (?:instead|off|o)\b/i.test(behind) && /^(?:$|[.,!?]| )/.test(behind))
    return true;
  if (tradedAt.test(ahead) && /^ instead of \d/i.test(behind)) return true;
  if (pricedThing.test(behind) && (number.length > 1 || /\b(?:an?|the|my) $/i.test(ahead)))
    return (
      /\b(?:an?|the|my|this|that|your|another|extra|for|of|over|with|on|got|get|give|gave|offer(?:ed)?) $/i.test(
        ahead,
      ) && number.length > 1
    );
  return (
    paidVerb.test(ahead) &&
    /^(?:$|[.,!?](?:\s|$)| (?:for|not|and|but|instead|each|extra|more|twice|on|per)\b)/i.test(behind)
  );
}

/** "my 1804 ticket" is the ticket of a train at 18:04. */
function isTrainTicket(number: string, behind: string, around: string): boolean {
  return (
    /^(?:[01]\d|2[0-3])[0-5]\d$/.test(number) &&
    /^ (?:\w+ )?ticket\b/.test(behind) &&
    /\b(?:depart|(?:train|station|platform|service)\b)/i.test(around)
  );
}

function isMoney(text: string, match: RegExpExecArray, chain: number): boolean {
  const end = match.index + match[0].length;
  const ahead = wordsBefore(text, match.index, 64);
  const behind = wordsAfter(text, end);
  if (/^month\b/.test(behind))
    return /\b(?:price|pay|paying|bill|cost|charged?|spend|insurance|plan|fee)\b/i.test(
      text.slice(Math.max(0, match.index - 60), end + 60),
    );
  if (isTrainTicket(match[0], behind, text.slice(Math.max(0, match.index - 120), end + 120))) return false;
  if (otherUnit.test(behind) || /^0\d/.test(match[0])) return false;
  // "2/3" behind the part of a long message, its slash lost.
  if (/^[1-4][2-4]$/.test(match[0]) && text.slice(end).trim() === '') return false;
  if (/million|billion/i.test(match[0]))
    return (
      /^ (?:[\w-]{1,20} )?(?:project|investment|building|carpark|scheme|programme|contract|deal|refurb|multi\w)/i.test(
        behind,
      ) || moneyBefore.test(ahead)
    );
  const digits = match[0].replace(/\D/g, '').length;
  if (digits > 6 || digits < 1) return false;
  if (/^ ?(?:in|on) the /.test(behind) && digits === 1) return false;
  if (
    digits <= 6 &&
    isWorth(match[0], ahead, behind, match.index - chain, text.slice(Math.max(0, chain), match.index))
  )
    return true;
  if (moneyBefore.test(ahead) || priceIs.test(ahead)) {
    // "lost over 50 contacts": a counted thing, not money.
    if (
      /^ (?!(?:this|plus|was|is|has|its|thats|as|fees|charges|towards|always|unless|less)\b)\p{Ll}{3,28}s\b/u.test(
        behind,
      )
    )
      return false;
    return !/\b(?:on|before|after|until|at|in) $/i.test(ahead) && (digits > 1 || /k$/i.test(match[0]));
  }
  if (
    /^\d{1,4}\.(?:00|49|50|95|99)$/.test(match[0]) &&
    /\b(?:fare|price|priced|ticket|voucher|pay|paid|cost|deal|stock|offer|plan)/i.test(ahead)
  )
    return true;
  if (moneyAfter.test(behind))
    return (digits > 1 || /k$/i.test(match[0])) && !/\b(?:error|code|number|at|flight) $/i.test(ahead);
  if (
    /^ for (?:the|a|an|my|this|internet|shipping|delivery|it|each|one|seats?|baggage|bags?|more|more direct)\b/i.test(
      behind,
    ) &&
    digits > 1
  )
    return (
      match.index - chain < 60 ||
      /\b(?:compensation|refund|reimburse|money|pay|paid|charge|cost|price|fee)/i.test(
        text.slice(Math.max(0, match.index - 200), match.index),
      )
    );
  return digits > 1 && isPrice(match[0], ahead, behind);
}

/** "I got a phone for 200 that": a thing that is bought or sold for a number. */
function isPrice(number: string, ahead: string, behind: string): boolean {
  if (/(?:^|\D)(?:19[89]|20[0-3])\d$/.test(number)) return false;
  return (
    /\b(?:bought|buy|buying|got|get|sold|sell|selling|ordered|purchased?|offer(?:ed)?|unlock|upgrade|available)\b[^.!?]{0,60} for (?:only |just |about |around |like )?$/i.test(
      ahead,
    ) && /^(?:$|[.,!?](?:\s|$)| (?:that|but|and|which|when|then|on|from|at|instead)\b)/i.test(behind)
  );
}

const amountNames: readonly (readonly [string, RegExp])[] = [
  ['refund', /\b(?:refund|reimburs|erstatt|rembours|reembols)/i],
  ['invoice amount', /\b(?:invoices?|bill|billed|rechnung|facture|factura)\b/i],
  ['fee', /\b(?:fees?|gebühr|frais|tarifa)\b/i],
  ['charge', /\b(?:charg\w|cobr\w|débit|(?:debited|deducted|abgebucht)\b)/i],
  ['compensation', /\b(?:compensation|voucher|goodwill)\b/i],
  ['discount', /\b(?:discount|promo|offer|save)\b/i],
  ['amount paid', /\b(?:paid|pay|paying|bezahlt|pay[ée]|pagu[ée])\b/i],
  ['price', /\b(?:price|costs?|priced|preis|prix|precio)\b/i],
  ['balance', /\bbalance\b/i],
];

function amountName(text: string, start: number): string {
  const ahead = wordsBefore(text, start, 48);
  let best = { name: 'amount', index: -1 };
  for (const [name, words] of amountNames) {
    const at = ahead.search(words);
    if (at > best.index) best = { name, index: at };
  }
  return best.name;
}

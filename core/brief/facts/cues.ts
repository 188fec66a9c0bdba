/** What an id belongs to, by the words that stand before it (English, German, French, Spanish). */
const idCues: readonly (readonly [name: string, words: string])[] = [
  [
    'tracking number',
    'tracking|parcel|consignment|waybill|awb|shipment|sendungs?nummer|sendung|num[ée]ro de suivi|suivi|seguimiento',
  ],
  [
    'booking reference',
    'booking|bookings|reservation|record locator|locator|pnr|confirmation|buchungs?nummer|buchung|r[ée]servation|reserva|localizador',
  ],
  ['flight', 'flights?|flug|flugnummer|vol|vuelo'],
  ['invoice number', 'invoice|rechnungs?nummer|rechnung|facture|factura'],
  ['transaction id', 'transaction|payment|transfer|utr|transaktion|zahlung|transacci[óo]n|paiement'],
  ['serial number', 'serial|imei|mac address|seriennummer|num[ée]ro de s[ée]rie|n[úu]mero de serie'],
  ['item number', 'item|product|sku|article|artikel(?:nummer)?|artículo|part|model|catalogue|style'],
  [
    'postcode',
    'pin ?codes?|pin|zip|zip ?codes?|zipcode|postcode|post code|postal|plz|postleitzahl|c[óo]digo postal|code postal',
  ],
  ['voucher code', 'voucher|promo|promotion|coupon|discount|gift ?card|gutschein(?:code)?|cup[óo]n'],
  [
    'account number',
    'account|acct|customer|client|member|membership|loyalty|subscriber|kundennummer|kunden|konto|cliente|compte|cuenta|user',
  ],
  [
    'contract number',
    'contract|policy|licen[cs]e|subscription|vertrags?nummer|vertrag|contrat|contrato|p[óo]liza',
  ],
  [
    'job id',
    'job|export|run|task|request id|trace|correlation|session|workspace|tenant|project|pipeline|build id',
  ],
  [
    'case number',
    '(?<!in )case|ticket|incident|complaint|enquiry|inquiry|claim|service request|support request|sr|request|vorgang|vorgangsnummer|fall|dossier|caso|incidencia',
  ],
  [
    'order number',
    'orders?|purchase|po|bestellung|bestellnummer|auftrag|auftragsnummer|commande|pedido|orden',
  ],
  ['store number', 'store|branch|filiale|magasin|tienda'],
  ['reference', 'reference|ref|aktenzeichen|referenz|r[ée]f[ée]rence|referencia|id|uuid|guid|identifier'],
];

const linkWord =
  '(?:numbers?|num|no|nr|nos|nummer|num[ée]ro|n[úu]mero|n°|id|ids|code|ref|reference|referenz|locator|key|name|is|was|are|ist|lautet|war|est|es|its|it s|of|for|with|the|my|our|your|der|die|meine?|la|le|el|mi|mon|ma|de|under|called|named|listed|given|says|and|amp|und|et|y|o|or|from)';

const cuePatterns = idCues.map(
  ([name, words]) =>
    [
      name,
      new RegExp(`(?<![\\p{L}\\d])(?:${words})(?:[\\s#:.,=()"'-]+${linkWord}){0,4}[\\s#:.,=()"'-]*$`, 'iu'),
    ] as const,
);

const closePatterns = idCues.map(
  ([name, words]) =>
    [
      name,
      new RegExp(
        `(?<![\\p{L}\\d])(?:${words})(?:[\\s#:.=]+(?:numbers?|num|no|nr|id|code|reference|ref|#))?(?:\\s+(?:is|was|ist|est|es))?[\\s#:.=("'-]*$`,
        'iu',
      ),
    ] as const,
);

/** The name of the id that these words announce, or null. The words must reach up to the id. */
export function idCueBefore(words: string): string | null {
  return nearest(cuePatterns, words);
}

/** Like idCueBefore, but only with nothing between cue and id than "number", "no." or "is". */
export function closeIdCueBefore(words: string): string | null {
  return nearest(closePatterns, words);
}

function nearest(patterns: readonly (readonly [string, RegExp])[], words: string): string | null {
  let best: { name: string; index: number } | null = null;
  for (const [name, pattern] of patterns) {
    const match = pattern.exec(words);
    if (match && (best === null || match.index < best.index)) best = { name, index: match.index };
  }
  return best?.name ?? null;
}

const askedPatterns = idCues.map(
  ([name, words]) =>
    [
      name,
      new RegExp(
        `(?<![\\p{L}\\d])(?:${words})(?: (?:reference|ref|confirmation))?(?: (?:numbers?|no|nr|id|code|locator|nummer)|codes?)|(?<![\\p{L}\\d])(?:record locator|pnr|zip ?code|postcode|bestellnummer|kundennummer)`,
        'iu',
      ),
    ] as const,
);

/** The id that a message asks for ("What is your flight number?"), or null. */
export function askedForId(message: string): string | null {
  const text = message.slice(0, 2000);
  if (
    !/\?|please|pls|share|send|provide|let (?:us|me) know|need|could you|can you|tell|bitte|merci|por favor/i.test(
      text,
    )
  )
    return null;
  let best: { name: string; index: number } | null = null;
  for (const [name, pattern] of askedPatterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const exact = /locator|pnr/i.test(match[0])
      ? 'booking reference'
      : /zip|postcode/i.test(match[0])
        ? 'postcode'
        : name;
    if (best === null || match.index < best.index) best = { name: exact, index: match.index };
  }
  return best?.name ?? null;
}

const listOf = (phrases: string): string[] => phrases.split('|').map((phrase) => phrase.trim());

/** What an id belongs to, by the words that stand before it (English, German, French, Spanish). */
export const idCues: readonly (readonly [name: string, phrases: readonly string[]])[] = (
  [
    [
      'tracking number',
      'tracking|parcel|consignment|waybill|awb|shipment|sendungnummer|sendungsnummer|sendung|numéro de suivi|suivi|seguimiento',
    ],
    [
      'booking reference',
      'booking|bookings|reservation|record locator|locator|pnr|confirmation|buchungnummer|buchungsnummer|buchung|réservation|reserva|localizador',
    ],
    ['flight', 'flight|flights|flug|flugnummer|vol|vuelo'],
    ['invoice number', 'invoice|rechnungnummer|rechnungsnummer|rechnung|facture|factura'],
    ['transaction id', 'transaction|payment|transfer|utr|transaktion|zahlung|transacción|paiement'],
    ['serial number', 'serial|imei|mac address|seriennummer|numéro de série|número de serie'],
    ['item number', 'item|product|sku|article|artikel|artikelnummer|artículo|part|model|catalogue|style'],
    [
      'postcode',
      'pincode|pincodes|pin code|pin codes|pin|zip|zip code|zip codes|zipcode|zipcodes|postcode|postcodes|post code|postal|postal code|plz|postleitzahl|código postal|code postal',
    ],
    [
      'voucher code',
      'voucher|promo|promotion|coupon|discount|gift card|giftcard|gutschein|gutscheincode|cupón',
    ],
    [
      'account number',
      'account|acct|customer|client|member|membership|loyalty|subscriber|kundennummer|kunden|konto|cliente|compte|cuenta|user',
    ],
    [
      'contract number',
      'contract|policy|licence|license|subscription|vertragnummer|vertragsnummer|vertrag|contrat|contrato|póliza',
    ],
    [
      'job id',
      'job|export|run|task|request id|trace|correlation|session|workspace|tenant|project|pipeline|build id',
    ],
    [
      'case number',
      'case|ticket|incident|complaint|enquiry|inquiry|claim|service request|support request|sr|request|vorgang|vorgangsnummer|fall|dossier|caso|incidencia',
    ],
    [
      'order number',
      'order|orders|purchase|po|bestellung|bestellnummer|auftrag|auftragsnummer|commande|pedido|orden',
    ],
    ['store number', 'store|branch|filiale|magasin|tienda'],
    ['reference', 'reference|ref|aktenzeichen|referenz|référence|referencia|id|uuid|guid|identifier'],
  ] as const
).map(([name, phrases]) => [name, listOf(phrases)] as const);

/** Words that may stand between what an id belongs to and the id; folded. */
export const linkWords: ReadonlySet<string> = new Set(
  listOf(
    'number|numbers|num|no|nr|nos|nummer|numero|n°|id|ids|code|ref|reference|referenz|locator|key|name|is|was|are|ist|lautet|war|est|es|its|it s|of|for|with|the|my|our|your|der|die|mein|meine|la|le|el|mi|mon|ma|de|under|called|named|listed|given|says|and|amp|und|et|y|o|or|from',
  ),
);

/** Words that may stand there even where the cue must be close. */
export const kindNouns: ReadonlySet<string> = new Set(
  listOf('number|numbers|num|no|nr|id|code|reference|ref'),
);

/** Cues that ask for a number even if no word like "number" follows; folded. */
export const namedByOneWord: ReadonlySet<string> = new Set(
  listOf(
    'record locator|pnr|zip code|zip codes|zipcode|zipcodes|postcode|postcodes|bestellnummer|kundennummer|sendungsnummer|rechnungsnummer|flugnummer',
  ),
);

/** Folded words that make a message a request for something. */
export const asksSomething =
  /\?|please|pls|share|send|provide|let (?:us|me) know|need|could you|can you|tell|bitte|merci|por favor/;

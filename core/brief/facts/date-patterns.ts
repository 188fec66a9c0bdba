const months =
  'jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]vr(?:ier)?|febrero|mar(?:ch|s|zo)?|märz|apr(?:il)?|avril|abril|may|mai|mayo|june?|juni|juin|junio|july?|juli|juillet|julio|aug(?:ust)?|ao[ûu]t|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|de[cz](?:ember)?|d[ée]cembre|diciembre|enero|janvier';
const weekdays =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo';
const dayPart = '(?:morning|afternoon|evening|night|lunchtime)';
const units = '(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?)';
const counts =
  '(?:\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|(?:a )?few|(?:a )?couple(?: of)?|several)';
const clock = '(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,6})?)?';
const meridiem = '[ap]\\.?m\\b\\.?';

const before = '(?<![\\p{L}\\p{N}_])';
const after = '(?![\\p{L}\\p{N}_])';
const pattern = (source: string): RegExp => new RegExp(before + source, 'giu');

/** Dates and times that are written in full, in the forms of several languages. */
export const patterns: readonly RegExp[] = [
  // Calendar dates.
  /(?<![\w.-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)/g,
  /(?<![\w./-])(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2]|[12]\d|3[01])[./-](?:(?:19|20)\d\d|\d\d)(?![\w]|[./-]\d)/g,
  pattern(
    `(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|\\.)?(?: of| de| den)? ?(?:${months})\\.?${after}(?:,? (?:de )?(?:19|20)\\d\\d)?${after}`,
  ),
  pattern(
    `(?:${months})\\.? (?:the )?(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?!\\d|[.:]\\d)${after}(?:,? (?:19|20)\\d\\d)?(?: (?:or|and|to) (?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?${after})?`,
  ),
  pattern(
    `(?:(?:last|next|this|early|late|mid|end of) )?(?:january|february|april|june|july|august|september|october|november|december)(?: (?:19|20)\\d\\d)?${after}`,
  ),
  pattern(`(?:spring|summer|autumn|fall|winter|sommer|herbst|frühling) (?:of )?(?:19|20)\\d\\d${after}`),
  pattern(`(?:jan|feb|mar|march|apr|may|jun|jul|aug|sept?|oct|nov|dec) (?:19|20)\\d\\d${after}`),
  /(?<![\w.,:/-])(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))20[0-4]\d(?!\d|[.,:/-]\d)/g,
  // Days of the week and named days.
  pattern(
    `(?:(?:last|next|this|coming|on|black|cyber|good|easter) )?(?:${weekdays})(?:'?s(?= \\p{Ll}))?(?: ${dayPart})?${after}`,
  ),
  pattern(`(?:boxing day|christmas (?:eve|day)|new year'?s (?:eve|day)|bank holiday|thanksgiving)${after}`),
  // Days and times told from now.
  pattern(
    `(?:(?:day before )?yest[eu]rday|yesternight|tom+or+ow|tonight|tonite|today|gestern|vorgestern|heute|aujourd'?hui|demain|ayer|hoy|depuis hier|hier soir)(?:'?s)?(?: (?:in the )?${dayPart})?${after}`,
  ),
  pattern(
    `(?:last night|this (?:morning|afternoon|evening|week|weekend|month|year|quarter)|(?:last|previous|next|past) (?:week|weekend|month|year|quarter|spring|summer|autumn|fall|winter)|(?:letzte|nächste|diese)n?s? (?:woche|monat|jahr)|la semaine (?:derni[èe]re|prochaine)|la semana (?:pasada|pr[óo]xima))s?${after}`,
  ),
  pattern(`${counts} ?${units} (?:ago|earlier|back)${after}`),
  pattern(
    `(?:vor \\d{1,3} (?:minuten|stunden|tagen|wochen|monaten)|il y a \\d{1,3} (?:minutes|heures|jours|semaines|mois)|hace \\d{1,3} (?:minutos|horas|d[íi]as|semanas|meses))${after}`,
  ),
  pattern(
    `(?:last|past|letzten|derniers|[úu]ltimos) (?:\\d{1,3}|two|three|four|five|six|few|couple of) ?${units}${after}`,
  ),
  // Times of the day.
  pattern(`${clock}(?: ?${meridiem}| ?uhr)?${after}`),
  pattern(`\\d{1,4} ?${meridiem}`),
  /(?<=\b(?:at|of|for|by|until) )(?:\d{3,4}[ap]|\d{1,2}a)\b/g,
  pattern(`\\d{1,4}a ?(?:-|to)? ?\\d{1,4}p(?:m)?${after}`),
  pattern(`(?:midnight|noon|midday|mitternacht|minuit|medianoche)${after}`),
  pattern(`\\d{1,2} ?(?:uhr|o'?clock)${after}`),
];

/** A text that begins with a day of the week. */
export const weekdayFirst = new RegExp(`^(?:${weekdays})`, 'i');

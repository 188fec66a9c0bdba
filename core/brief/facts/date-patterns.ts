const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Months with their short forms, in small letters. */
const months = wordsOf(`
  jan january januar janvier enero feb february februar febrero févr fevr février fevrier
  mar march mars marzo märz apr april avril abril may mai mayo jun june juni juin junio
  jul july juli juillet julio aug august août aout agosto sep sept september septembre septiembre
  oct okt october octobre octubre oktober nov november novembre noviembre
  dec dez december dezember déc décembre decembre diciembre`);

const weekdays = wordsOf(`
  monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
  lundi mardi mercredi jeudi vendredi samedi dimanche
  lunes martes miércoles miercoles jueves viernes sábado sabado domingo`);

/** A day of a month: a match counts only if its word is the name of a month. */
const datesWithMonth: readonly RegExp[] = [
  /(?<![\p{L}\p{N}_])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?(?: (?:of|de|den) | ?)(?<month>\p{L}{3,10})\.?(?![\p{L}\p{N}_])(?:,? (?:de )?(?:19|20)\d\d)?(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?<month>\p{L}{3,10})\.? (?:the )?(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.:]\d)(?![\p{L}\p{N}_])(?:,? (?:19|20)\d\d)?(?: (?:or|and|to) (?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\p{L}\p{N}_]))?/giu,
];

/** The other dates and times that are written in full, in the forms of several languages. */
const datesInFull: readonly RegExp[] = [
  // Calendar dates.
  /(?<![\w.-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)/g,
  /(?<![\w./-])(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2]|[12]\d|3[01])[./-](?:(?:19|20)\d\d|\d\d)(?![\w]|[./-]\d)/g,
  /(?<![\p{L}\p{N}_])(?:(?:last|next|this|early|late|mid|end of) )?(?:january|february|april|june|july|august|september|october|november|december)(?: (?:19|20)\d\d)?(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?:spring|summer|autumn|fall|winter|sommer|herbst|frühling) (?:of )?(?:19|20)\d\d(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?:jan|feb|mar|march|apr|may|jun|jul|aug|sept?|oct|nov|dec) (?:19|20)\d\d(?![\p{L}\p{N}_])/giu,
  /(?<![\w.,:/-])(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))20[0-4]\d(?!\d|[.,:/-]\d)/g,
  // Days of the week and named days.
  /(?<![\p{L}\p{N}_])(?:(?:last|next|this|coming|on|black|cyber|good|easter) )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)(?:'?s(?= \p{Ll}))?(?: (?:morning|afternoon|evening|night|lunchtime))?(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?:boxing day|christmas (?:eve|day)|new year'?s (?:eve|day)|bank holiday|thanksgiving)(?![\p{L}\p{N}_])/giu,
  // Days and times told from now.
  /(?<![\p{L}\p{N}_])(?:(?:day before )?yest[eu]rday|yesternight|tom{1,3}or{1,3}ow|tonight|tonite|today|gestern|vorgestern|heute|aujourd'?hui|demain|ayer|hoy|depuis hier|hier soir)(?:'?s)?(?: (?:in the )?(?:morning|afternoon|evening|night|lunchtime))?(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?:last night|this (?:morning|afternoon|evening|week|weekend|month|year|quarter)|(?:last|previous|next|past) (?:week|weekend|month|year|quarter|spring|summer|autumn|fall|winter)|(?:letzte|nächste|diese)n?s? (?:woche|monat|jahr)|la semaine (?:derni[èe]re|prochaine)|la semana (?:pasada|pr[óo]xima))s?(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|(?:a )?few|(?:a )?couple(?: of)?|several) ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?) (?:ago|earlier|back)(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?:vor \d{1,3} (?:minuten|stunden|tagen|wochen|monaten)|il y a \d{1,3} (?:minutes|heures|jours|semaines|mois)|hace \d{1,3} (?:minutos|horas|d[íi]as|semanas|meses))(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?:last|past|letzten|derniers|[úu]ltimos) (?:\d{1,3}|two|three|four|five|six|few|couple of) ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?)(?![\p{L}\p{N}_])/giu,
  // Times of the day.
  /(?<![\p{L}\p{N}_])(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d(?:[.,]\d{1,6})?)?(?: ?[ap]\.?m\b\.?| ?uhr)?(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])\d{1,4} ?[ap]\.?m\b\.?/giu,
  /(?<=\b(?:at|of|for|by|until) )(?:\d{3,4}[ap]|\d{1,2}a)\b/g,
  /(?<![\p{L}\p{N}_])\d{1,4}a ?(?:-|to)? ?\d{1,4}p(?:m)?(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])(?:midnight|noon|midday|mitternacht|minuit|medianoche)(?![\p{L}\p{N}_])/giu,
  /(?<![\p{L}\p{N}_])\d{1,2} ?(?:uhr|o'?clock)(?![\p{L}\p{N}_])/giu,
];

/** Every date and time of a text that is written in full, pattern by pattern; they may overlap. */
export function writtenDates(text: string): RegExpExecArray[] {
  const withMonth = datesWithMonth
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(({ groups }) => months.has(groups?.month?.toLowerCase() ?? ''));
  return [...withMonth, ...datesInFull.flatMap((pattern) => [...text.matchAll(pattern)])];
}

/** Whether a text begins with a day of the week. */
export function beginsWithWeekday(text: string): boolean {
  const word = /^\p{L}{1,12}/u.exec(text)?.[0].toLowerCase() ?? '';
  return weekdays.has(word) || weekdays.has(word.replace(/s$/, ''));
}

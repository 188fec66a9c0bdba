import { makeTranslate, type Translate } from '../../shared/i18n.ts';
// The build makes one app for each language, and puts that language's catalogue here.
import texts from '../texts/en.json';

type Texts = typeof texts;

/** What the views say, and how they write times, in the visitor's language. */
export type Words = {
  locale: string;
  t: Translate<Texts>;
  /** `14:05` */
  clock: (at: string | number) => string;
  /** `14:05` today, else with the day of the week. */
  moment: (at: string) => string;
  /** An honest wait in minutes or hours. */
  wait: (seconds: number | null) => string;
};

/** The words of the language that this app was built for. */
export function makeWords(): Words {
  const locale = texts.language;
  const t = makeTranslate(texts, locale);
  // Times as the visitor's own region writes them, where it speaks this language. The browser's default is asked for,
  // not its name: some browsers call themselves what no formatter takes ("en-US@posix").
  const region = navigator.language.startsWith(locale) ? undefined : locale;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(region, options);
    return (at: string | number) => formatter.format(new Date(at));
  };
  const clock = format({ hour: 'numeric', minute: '2-digit' });
  const day = format({ weekday: 'long', hour: 'numeric', minute: '2-digit' });
  return {
    locale,
    t,
    clock,
    moment: (at) =>
      new Date(at).toDateString() === new Date().toDateString() ? t('today', { time: clock(at) }) : day(at),
    wait: (seconds) => {
      if (seconds === null) return t('waitUnknown');
      const minutes = Math.max(1, Math.round(seconds / 60));
      const [amount, unit] = minutes < 90 ? [minutes, 'minute'] : [Math.round(minutes / 60), 'hour'];
      const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
      return t('waitAbout', { duration: format.format(amount) });
    },
  };
}

import { makeTranslate, pickLanguage, type Translate } from '../../shared/i18n.ts';
import de from '../texts/de.json';
import en from '../texts/en.json';

export type Texts = typeof en;
export type TextKey = keyof Texts;

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

// Every language has every text: a missing one does not compile.
const catalogues: { en: Texts; de: Texts } = { en, de };

/** The words of the first language among the wishes that there is a catalogue for. */
export function makeWords(wishes: readonly (string | undefined)[]): Words {
  const locale = pickLanguage(wishes, ['en', 'de']);
  const t = makeTranslate(catalogues[locale], locale);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, options);
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
      return minutes < 90
        ? t('waitMinutes', { count: minutes })
        : t('waitHours', { count: Math.round(minutes / 60) });
    },
  };
}

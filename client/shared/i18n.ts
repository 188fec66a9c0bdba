/** The forms of a text that depends on a number, by the plural rules of the language. */
export type PluralForms = { other: string } & { [rule in Intl.LDMLPluralRule]?: string };
export type Catalogue = Record<string, string | PluralForms>;
export type TextValues = Record<string, string | number>;
export type Translate<C extends Catalogue> = (key: keyof C & string, values?: TextValues) => string;

/**
 * The texts of one language. `{name}` in a text is replaced by the value; where a text has plural forms,
 * `values.count` chooses among them.
 */
export function makeTranslate<C extends Catalogue>(catalogue: C, locale: string): Translate<C> {
  const rules = new Intl.PluralRules(locale);
  return (key, values = {}) => {
    const text: string | PluralForms | undefined = catalogue[key];
    if (text === undefined) return key;
    const form = typeof text === 'string' ? text : (text[rules.select(Number(values.count))] ?? text.other);
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

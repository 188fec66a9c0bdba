import type { DangerKind } from './detectors/danger.ts';

type Words = Record<DangerKind, string>;

/** Written for whoever is in danger now: what to do at once, and that a person is coming. No diagnosis, no promise. */
const words: Record<string, Words> = {
  en: {
    selfHarm:
      'We are worried about what you wrote. If you might hurt yourself, please call your local emergency number or a crisis line now (112 in the EU, 988 in the US), or go to someone near you. We are alerting a person on our team, who will read this.',
    threat:
      'If you or someone else is in danger right now, please call the police (112 in the EU, 911 in the US). We are alerting a person on our team, who will read this.',
    physical:
      'If this is dangerous right now, please get to safety and call your local emergency number (112 in the EU, 911 in the US). We are alerting a person on our team, who will read this.',
  },
  de: {
    selfHarm:
      'Was Sie schreiben, beunruhigt uns. Wenn Sie daran denken, sich etwas anzutun, rufen Sie bitte jetzt den Notruf 112 oder die Telefonseelsorge (0800 1110111) an oder gehen Sie zu jemandem in Ihrer Nähe. Wir benachrichtigen gerade einen Menschen aus unserem Team, der das liest.',
    threat:
      'Wenn Sie oder jemand anderes gerade in Gefahr ist, rufen Sie bitte die Polizei (110 oder 112). Wir benachrichtigen gerade einen Menschen aus unserem Team, der das liest.',
    physical:
      'Wenn es gerade gefährlich ist, bringen Sie sich bitte in Sicherheit und rufen Sie den Notruf 112. Wir benachrichtigen gerade einen Menschen aus unserem Team, der das liest.',
  },
};

/** The words of care for a kind of danger, in the contact's language where we have them, else in English. */
export function careFor(kind: DangerKind, language: string | null): { kind: DangerKind; text: string } {
  const inLanguage = words[language ?? 'en'] ?? words.en;
  return { kind, text: inLanguage?.[kind] ?? '' };
}

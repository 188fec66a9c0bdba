import { type InEachLanguage, inLanguage } from '../values/language.ts';
import type { DangerKind } from './detectors/danger.ts';

type Words = Record<DangerKind, string>;

/** Written for whoever is in danger now: what to do at once, and that a person is coming. No diagnosis, no promise. */
const careWords: InEachLanguage<Words> = {
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
  es: {
    selfHarm:
      'Nos preocupa lo que ha escrito. Si piensa en hacerse daño, llame ahora al número de emergencias de su país (112 en la UE) o a una línea de crisis (024 en España, 988 en EE. UU.), o vaya con alguien que esté cerca. Estamos avisando a una persona de nuestro equipo, que leerá esto.',
    threat:
      'Si usted u otra persona está en peligro ahora mismo, llame a la policía (112 en la UE, 911 en gran parte de América). Estamos avisando a una persona de nuestro equipo, que leerá esto.',
    physical:
      'Si esto es peligroso ahora mismo, póngase a salvo y llame al número de emergencias de su país (112 en la UE, 911 en gran parte de América). Estamos avisando a una persona de nuestro equipo, que leerá esto.',
  },
  fr: {
    selfHarm:
      "Ce que vous avez écrit nous inquiète. Si vous pensez à vous faire du mal, appelez maintenant les secours (112 dans l'UE) ou une ligne d'écoute (3114 en France), ou allez vers quelqu'un près de vous. Nous prévenons une personne de notre équipe, qui lira ceci.",
    threat:
      "Si vous ou quelqu'un d'autre êtes en danger en ce moment, appelez la police (112 dans l'UE, 17 en France). Nous prévenons une personne de notre équipe, qui lira ceci.",
    physical:
      "Si c'est dangereux en ce moment, mettez-vous à l'abri et appelez les secours (112 dans l'UE). Nous prévenons une personne de notre équipe, qui lira ceci.",
  },
  pt: {
    selfHarm:
      'O que você escreveu nos preocupa. Se pensa em se machucar, ligue agora para a emergência do seu país (112 na UE, 192 no Brasil) ou para uma linha de apoio (188 no Brasil), ou procure alguém por perto. Estamos avisando uma pessoa da nossa equipe, que lerá isto.',
    threat:
      'Se você ou outra pessoa está em perigo agora, ligue para a polícia (112 na UE, 190 no Brasil). Estamos avisando uma pessoa da nossa equipe, que lerá isto.',
    physical:
      'Se isto é perigoso agora, vá para um lugar seguro e ligue para a emergência do seu país (112 na UE, 193 no Brasil). Estamos avisando uma pessoa da nossa equipe, que lerá isto.',
  },
  it: {
    selfHarm:
      'Quello che ha scritto ci preoccupa. Se pensa di farsi del male, chiami subito il numero di emergenza 112 o una linea di ascolto, oppure vada da qualcuno che le è vicino. Stiamo avvisando una persona del nostro team, che leggerà questo messaggio.',
    threat:
      "Se lei o un'altra persona è in pericolo in questo momento, chiami la polizia (112). Stiamo avvisando una persona del nostro team, che leggerà questo messaggio.",
    physical:
      'Se è pericoloso in questo momento, si metta al sicuro e chiami il numero di emergenza 112. Stiamo avvisando una persona del nostro team, che leggerà questo messaggio.',
  },
};

/** The words of care for a kind of danger, in the contact's language, else in English. */
export function careFor(kind: DangerKind, language: string | null): { kind: DangerKind; text: string } {
  return { kind, text: inLanguage(careWords, language)[kind] };
}

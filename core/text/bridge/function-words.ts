import { type AssistantLanguage, assistantLanguages } from '../../values/language.ts';
import { words } from '../words.ts';

/** The small words of a language: they tell which it is, and nothing of the matter. */
const written: Readonly<Record<AssistantLanguage, string>> = {
  en: `the a an and or but of to in on at for from with by as is are was were be been am my our your his her their its
    this that these those i you he she we they me us them it do does did don't doesn't didn't can can't cannot could will
    would should have has had not no what which who where when why how if then than so there here any some after before
    into about over please hello hi thanks thank just still every again keeps`,
  de: `der die das den dem des ein eine einen einem einer und oder aber ich du er sie wir ihr mich mir dich uns euch ihnen
    mein meine meinen meinem meiner unser unsere unseren euer eure eurer dein deine ist sind war waren bin bist sein habe
    haben hat hatte kann können könnte will wollen möchte muss müssen soll wird werden wurde nicht kein keine keinen mit
    von vom zu zum zur im in an am auf aus bei für nach über unter ohne seit obwohl wenn weil dass damit denn doch noch
    schon auch nur mal bitte danke hallo wie was wer wo wann warum welche welcher es gibt geht man hier dort jetzt immer`,
  es: `el la los las un una unos unas y o pero de del a al en con por para sin sobre entre desde hasta que qué cuál quien
    quién cómo cuándo dónde cuánto yo tú usted él ella nosotros ustedes ellos me te se nos le les lo mi mis tu tus su sus
    nuestro nuestra nuestros es son era está están estoy ser estar hay tengo tiene tienen he ha han puedo puede pueden
    quiero quiere queremos necesito debo no ni sí ya muy más aunque cuando porque si este esta estos esto eso hola gracias
    por favor ayer hoy siempre nunca también`,
  fr: `le la les l' un une des du de d' et ou mais je tu il elle on nous vous ils elles me m' te t' se s' lui leur mon ma mes
    ton ta tes son sa ses notre nos votre vos ce c' cet cette ces ça est sont suis était être ai as a avons avez ont peux
    peut puis pouvons veux voudrais voulons dois doit faut ne n' pas plus jamais que qu' qui quoi quel quelle où quand
    comment pourquoi avec sans pour par sur sous dans chez vers depuis alors si y en au aux bonjour merci s'il plaît
    est-ce très aussi encore toujours rien`,
  pt: `o a os as um uma uns umas e ou mas de do da dos das em no na nos nas ao aos à por pelo pela para pra com sem sobre
    entre desde até que qual quem como quando onde quanto eu tu você vocês ele ela nós eles me te se lhe meu minha meus
    minhas seu sua seus suas nosso nossa nossos é são era está estão estou ser estar há tem tenho temos têm posso pode
    podem quero quer queremos preciso devo não nem sim já muito mais embora porque este esta isto isso esse essa olá oi
    obrigado obrigada por favor ontem hoje sempre nunca também`,
  it: `il lo la i gli le l' un uno una e ed o ma di del dello della dei degli delle d' a al allo alla ai alle da dal dalla
    in nel nella nei nelle con su sul sulla per tra fra senza che chi cosa quale come quando dove perché quanto io tu lei
    lui noi voi loro mi ti si ci vi mio mia miei mie tuo tua suo sua nostro nostra nostri vostro vostra è sono era sei
    essere c'è ho hai ha abbiamo hanno posso può possono voglio vorrei vogliamo devo deve non né sì già molto più anche
    se questo questa questi ciao buongiorno grazie per favore ieri oggi sempre mai ancora`,
};

const sets = new Map(
  assistantLanguages.map((language) => [language, new Set(words(written[language]))] as const),
);

/** Whether a folded word is one of the small words of a language. */
export const isFunctionWord = (word: string, language: AssistantLanguage): boolean =>
  sets.get(language)?.has(word) ?? false;

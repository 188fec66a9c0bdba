import { compilePhrases, readWords } from './phrases.ts';

/** What a message is beside its matter: only a greeting, or only thanks, praise or a goodbye; `none` if it says more. */
export const courtesies = ['none', 'greeting', 'closing'] as const;
export type Courtesy = (typeof courtesies)[number];

/** Words of courtesy in the languages whose customers we thank back. A message is one only if nothing else is in it. */
const phrases = compilePhrases([
  {
    name: 'courtesy',
    texts: [
      {
        file: 'core/text/courtesy.ts',
        text: `
{thanks} = thank | thanks | thank you | thankyou | thank u | thx | thnx | tnx | ty | tysm | cheers | appreciate | appreciated
  | no (thank|thanks|thank you) | danke | dankeschön | vielen dank | besten dank | merci [beaucoup|bien] | [muchas] gracias
  | [muito] (obrigado|obrigada) | grazie [mille] | mille grazie | bedankt | dank je | dank u | dziękuję | dzięki | tack
  | teşekkürler | спасибо | благодарю | ありがとう [ございます] | 谢谢 [你|您] | 感谢 | 감사합니다 | شكرا
{works} = works | worked | [is|it's|its|is now] working | solved | fixed | resolved | sorted | all (good|set|sorted|fine|clear|done) | done
  | that's (it|all) | that is (it|all) | that was (it|all) | got it | makes sense | understood | found it | did the trick
  | helped | helps | did it | (jetzt|es|das|alles) (geht|klappt|funktioniert|läuft) | (geht|klappt|funktioniert|läuft) (jetzt|wieder|nun)
  | geklappt | funktioniert | geholfen | alles (klar|gut|bestens) | verstanden | erledigt | gelöst
  | (c'est|c est) (bon|réglé|résolu) | ça (marche|fonctionne|va) | compris | résolu | [ya] funciona | funcionó | entendido | resuelto
  | listo | solucionado | funziona | ha funzionato | capito | risolto | a posto | tutto (ok|bene|chiaro) | funcionou | entendi
  | resolvido | deu certo | tudo certo
{praise} = great | perfect | perfectly | super | cool | nice | awesome | excellent | wonderful | brilliant | amazing | lovely | fantastic | good
  | fine | alright | all right | ok | okay | k | kk | yay | top | sweet | prima | toll | klasse | wunderbar | perfekt | genial | ausgezeichnet
  | parfait | génial | super | perfecto | excelente | estupendo | vale | perfetto | ottimo | bene | perfeito | ótimo | d accord | de acuerdo
  | va bene | bueno | bon
{bye} = bye | goodbye | bye bye | see you | take care | (have a|a) [very|really]2 (good|great|nice|lovely) (day|one|weekend|evening|afternoon|night|week)
  | tschüss | tschau | auf wiedersehen | ciao | schönen (tag|abend|feierabend) | schönes wochenende | bonne (journée|soirée) | au revoir
  | buen día | buenas noches | adiós | hasta luego | buona (giornata|serata) | arrivederci | tchau
{filler} = so | very | much | a | lot | bunch | again | for | the | your | you | u | to | all | help | helping | quick | answer | reply | response
  | support | info | information | guys | team | there | now | then | yes | yeah | yep | yup | oh | ah | wow | well | just | really | that | it | this
  | i | i'll | me | us | and | indeed | it's | that's | everything | many | most | kind | kindly | hi | hello | hey | man | mate | sir
  | that was | this was | it was | that is | this is | it is | was | will do | jetzt | sehr | für | die | den | ihre | ihren | deine | hilfe | schnelle | antwort | dir
  | ihnen | und | ja | es | das | nun | wieder | hat | so | noch | pour | votre | aide | oui | c'est | cela | tout | le | la | vous | por | su | tu
  | ayuda | sí | ya | ahora | todo | lo | per | aiuto | ora | tutto | pela | ajuda | agora | sim | tudo

= closing
^ [.|{filler}]+ ({thanks}|{works}|{praise}|{bye}) [.|{filler}|{thanks}|{works}|{praise}|{bye}]+ $

= greeting
^ [.]+ (hi|hello|hey|hiya|good (morning|afternoon|evening|day)|hallo|moin|servus|guten (tag|morgen|abend)|grüß gott|hola|buenos días
  |buenas tardes|bonjour|bonsoir|salut|buongiorno|buonasera|salve|olá|oi|bom dia|boa tarde|boa noite) [.]+
  [there|all|team|everyone|zusammen|à tous|a todos|a tutti] [.]+ $
`,
      },
    ],
  },
]);

const MAX_LENGTH = 120;
const ASKS = /[?？؟]/u;
/** Signs that say thanks, yes or well done, with nothing beside them. */
const ONLY_SIGNS =
  /^[\s!.]*(?:(?:👍|🙏|❤|💙|😊|🙂|😀|😃|😄|🎉|👌|✅|🙌|👏|💯|🤝|😍)[\u{1F3FB}-\u{1F3FF}\uFE0F]?[\s!.]*)+$/u;

/** What a message is beside its matter. Errs towards `none`: then somebody looks for an answer. */
export function courtesyOf(text: string): Courtesy {
  if (text.length > MAX_LENGTH || ASKS.test(text)) return 'none';
  if (ONLY_SIGNS.test(text)) return 'closing';
  const found = new Set(phrases.read(readWords(text)).hits.map(({ rule }) => rule));
  if (found.has('courtesy.greeting')) return 'greeting';
  return found.has('courtesy.closing') ? 'closing' : 'none';
}

/** Whether a contact only says thanks or goodbye: that reopens no need. */
export const isCourtesy = (text: string): boolean => courtesyOf(text) === 'closing';

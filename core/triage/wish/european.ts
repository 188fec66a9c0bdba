import { pattern, type WishRule } from './rule.ts';

type Language = {
  readonly code: string;
  /** A person whom one can ask for. */
  readonly person: string;
  /** Words that can stand before the person. */
  readonly before: string;
  /** Verbs of contact, with their preposition if it follows directly. */
  readonly talk: string;
  /** Verbs of wanting or asking, for "I want a person". */
  readonly want: string;
  readonly bot: string;
  readonly noBot: string;
  /** Whole requests that need no other word. */
  readonly phrases: string;
  /** What makes a sentence a question about the speaker at the other end, or a refusal. */
  readonly notWish: string;
  /** Whether the person stands before the verb ("mit einem Menschen sprechen"). */
  readonly personFirst?: boolean;
};

const german: Language = {
  code: 'de',
  person:
    'mensch(?:en)?|menschlichen? (?:mitarbeiter(?:in|innen)?|berater(?:in)?|agenten?|ansprechpartner(?:in)?|support|hilfe|kontakt|person)|menschliche|mitarbeiter(?:in|innen|n|s)?|berater(?:in|n)?|kundenberater(?:in)?|sachbearbeiter(?:in)?|ansprechpartner(?:in)?|jemand(?:en|em)?|kollegen?|kollegin|vorgesetzten?|vorgesetzter|chef(?:in)?|manager(?:in)?|kundendienst|kundenservice|kundenbetreuer(?:in)?|kundenbetreuung|support(?: team| mitarbeiter)?|agenten?|service ?mitarbeiter(?:in)?|person|personen|operator|leitung|team|supervisor',
  before:
    'einem|einen|einer|eine|ein|den|dem|der|die|das|ihrem|ihren|ihrer|eurem|euren|deinem|deinen|echten|echter|echte|echtem|realen|realer|richtigen|richtiger|richtige|wirklichen|lebenden|lebendigen|menschlichen|anderen|jemand|bitte|mal|endlich|nur|direkt|ganz|normalen|irgend|zustandigen|personlich|am telefon|euch|vom|aus',
  talk: 'sprechen|reden|spreche|rede|chatten|schreiben|verbinden|verbinde|verbindet|weiterleiten|weitergeleitet|weitergeben|telefonieren|kontakt(?:ieren|aufnehmen)?|in kontakt|verbunden|ubergeben|durchstellen|weitervermitteln|unterhalten|kommunizieren|erreichen|quatschen|anrufen|helfen|gesprach|durchgestellt|wenden',
  want: '(?:ich )?(?:will|mochte|moechte|brauche|verlange|bitte um|hatte gern(?:e)?|haette gern(?:e)?|wunsche|bevorzuge|benotige|gib mir|geben sie mir|gebt mir|holen sie|hol mir|ich bitte um|gibt es|gibts|kann ich|schicken sie mir|warte auf|lieber)',
  bot: 'bots?|robotern?|roboter|chatbots?|chat bots?|maschinen?|computern?|ki|automaten?|sprachcomputer',
  noBot:
    'kein(?:en|e|em)?|nicht mit (?:einem|einer|dem|der|diesem)|nicht mit|stopp? (?:den|die|diesen)?|genug von (?:diesem|dem)|weg mit dem|ohne|schluss mit dem|hasse|schalte? (?:den|diesen)',
  phrases:
    'jemand(?:en)? mit dem (?:man|ich) (?:sprechen|reden)|mich (?:bitte )?(?:jemand )?(?:bitte )?(?:zuruckrufen|anrufen)|ruf(?:t|en)? (?:sie )?mich (?:bitte )?(?:mal )?(?:an|zuruck)|bitte um (?:einen )?ruckruf|ruckruf bitte|(?:mochte|will|moechte|brauche|gern|gerne|wunsche) (?:bitte )?(?:um )?(?:einen )?ruckruf|mensch bitte|echter mensch|echten menschen|menschlicher (?:mitarbeiter|support|kontakt|ansprechpartner)|mitarbeiter bitte|mit wem kann ich (?:hier )?(?:sprechen|reden)|zuruckrufen bitte|bitte zuruckrufen|menschliche hilfe|jemand echtes|jemand echten|keine lust (?:mehr )?(?:auf|mit) (?:den|diesen|einem|einen|dem) bot|personlich mit jemandem|ansprechpartner bitte|verbinde mich|verbinden sie mich|live chat bitte',
  notWish:
    'bist du|sind sie|spreche ich|rede ich|schreibe ich|chatte ich|bin ich|ist das|seid ihr|bist du ein|muss ich|ich will nicht|mochte nicht|nicht notig|ich habe|hat mir|jemand hat|wurde',
  personFirst: true,
};

const dutch: Language = {
  code: 'nl',
  person:
    'mens(?:en)?|echt persoon|medewerkers?|medewerkster|persoon|iemand|collega|agent|klantenservice|klantendienst|manager|leidinggevende|supervisor|helpdesk|operator|adviseur|chef|baas|vertegenwoordiger|menselijke \\w+',
  before: 'een|de|het|jullie|uw|je|echte|echt|levende|levend|menselijke|andere|iemand|van|met|graag|gewoon',
  talk: 'spreken|praten|chatten|verbinden|doorverbinden|doorverbonden|doorschakelen|bellen|contact|overleggen|verbind|helpen|te woord staan|schakelen',
  want: '(?:ik )?(?:wil|wens|zou graag|graag|heb|eis|verlang|mag ik|kan ik|geef me|geef mij|geef|liever|zoek)(?: graag)?(?: nodig)?',
  bot: 'bots?|robots?|chatbots?|machines?|computers?|ai',
  noBot:
    'geen|niet met (?:een|de|deze)|stop (?:de|deze|met de|met deze)?|weg met de|genoeg van (?:deze|de)|zonder|haat',
  phrases:
    'bel (?:me|mij)(?: terug| alstublieft| even)*|terugbellen|terugbelverzoek|medewerker (?:graag|aub|alstublieft|alsjeblieft)|verbind me door|mens alsjeblieft|echte mens|echt mens|echte persoon|echt persoon|kan iemand me bellen|iemand met wie ik (?:kan )?(?:praten|spreken)',
  notWish: 'ben je|bent u|ben jij|spreek ik|praat ik|is dit|iemand heeft|moet ik|wil niet|zijn jullie',
  personFirst: true,
};

const french: Language = {
  code: 'fr',
  person:
    '(?:etre )?humaine?s?|conseill(?:er|ere|ers)|personne(?: reelle| physique| humaine)?|quelquun|agents?|operateurs?|operatrice|representants?|responsables?|superviseur|superieur|manager|service client(?:ele)?|vrai[e]? (?:personne|humain|agent|conseiller)|interlocuteur|technicien|collegue|employes?|equipe|directeur|chef|patron|support',
  before: 'un|une|l|le|la|les|d|du|de|des|votre|vos|vrai|vraie|veritable|autre|etre|avec|a|au|reel|reelle',
  talk: 'parler|discuter|echanger|contacter|joindre|communiquer|transferer|transferez|transfere|transferes|rediriger|redirigez|connecter|mettre en (?:relation|contact)|mettez moi en (?:relation|contact)|mets moi en (?:relation|contact)|passer|passez moi|passe moi|parle|parlez|relation|contact|dialoguer|escalader|m entretenir|entretenir|appeler|mise en relation',
  want: 'je (?:veux|voudrais|souhaite|souhaiterais|desire|prefere|prefererais|demande|exige|cherche)(?: avoir| voir)?|j (?:aimerais|ai besoin|exige)(?: avoir)?|donnez moi|donne moi|besoin|puis je avoir|pouvez vous me passer|il me faut|y a t il',
  bot: 'robots?|bots?|chatbots?|machines?|ordinateurs?|ia|intelligence artificielle|automates?',
  noBot:
    'pas de|pas (?:a|avec|parler a|parler avec|discuter avec) (?:un|une|ce|cette|des|le|la)|arretez? (?:le|ce|ces|les|avec ce|avec le)|marre (?:du|de ce|des|de parler a un|de parler a une|de cette)|stop (?:au|aux|le)|sans|assez (?:du|de ce|des)|plus de|ras le bol (?:du|des|de ce)|deteste les',
  phrases:
    'quelquun a qui (?:je peux |je puisse )?parler|appel(?:ez|le) moi|rappel(?:ez|le) moi|(?:veux|voudrais|souhaite|aimerais) (?:etre )?(?:rappele|rappelee|qu on me rappelle|que vous m appeliez)|un humain (?:svp|s il|stp|merci)|conseiller (?:svp|s il|stp)|vrai humain|vraie personne|etre humain|humain svp|agent humain|conseiller humain|assistance humaine|personne reelle|etre rappele|etre rappelee|aide humaine|me rappeler',
  notWish:
    'es tu|etes vous|est ce que je parle|est ce que tu es|est ce que vous etes|je parle|parle je|es tu un|suis je|c est|quelquun a|t es|tu es|vous etes|je ne veux pas parler a|dois je',
};

const spanish: Language = {
  code: 'es',
  person:
    'humanos?|(?:ser )?humano|personas?(?: real(?:es)?| humana| de verdad| fisica)?|agentes?|alguien|operador(?:a|es)?|representantes?|asesor(?:a|es)?|ejecutiv[oa]|encargad[oa]|supervisor(?:a)?|gerente|jefe|responsable|empleado|servicio al cliente|atencion al cliente|trabajador|tecnico|superior|compañero|equipo de soporte|soporte humano|soporte tecnico|teleoperador|atencion humana',
  before:
    'un|una|el|la|al|con|a|algun|alguna|su|tu|ser|agente|verdadero|verdadera|de|otro|otra|vuestro|del|persona',
  talk: 'hablar|habla|hable|charlar|chatear|comunicarme|comunicame|comuniqueme|comunicar|contactar|contacto|contactarme|conectar|conectame|conecteme|transferir|transfiere|transfiereme|transfierame|pasame|paseme|pasarme|pasar|derivar|derivame|poneme|ponme|pongame|conversar|atender|atienda|atendido|dirigirme|derive|comunicacion|escalar|hablando|ayude|conectarme|poner en contacto',
  want: '(?:yo )?(?:quiero|quisiera|necesito|prefiero|deseo|exijo|solicito|me gustaria|busco|pido|dame|deme|hay|requiero|ponme|pasame|puedo tener)(?: tener| ver| ayuda de| asistencia de| la ayuda de)?',
  bot: 'robots?|bots?|chatbots?|maquinas?|computadoras?|ordenador|ia|inteligencia artificial|contestadora',
  noBot:
    'no (?:mas |quiero (?:mas )?|quiero hablar con |me gustan |hablo con |quiero un |quiero una |quiero a )?(?:un|una|este|esta|el|la|los|las)?|basta de(?: este)?|para (?:el|este)|sin|harto de(?:l| este| los| hablar con un| hablar con una)?|harta de(?:l| este| los| hablar con un)?|odio (?:los|este|a los)|nada de|cansado de(?:l| este| los| hablar con un)?|detengan el|apaga el',
  phrases:
    'llam(?:ame|eme|enme)|me (?:pueden|puede|puedes|podrian|podria) llamar|quiero que me llamen|devolver la llamada|devuelvanme la llamada|humano por favor|agente por favor|operador por favor|persona real|persona de verdad|agente humano|ser humano|atencion humana|humano ya|asistencia humana|alguien real|(?:hay )?(?:alguna persona|alguien) con quien (?:pueda )?(?:hablar|chatear)|alguien de verdad|asesor por favor|que me llamen',
  notWish:
    'eres|es usted|estoy hablando|hablo con|soy|alguien (?:ha|me|uso|robo|esta)|no quiero hablar con|tengo que|eres tu|esto es|sos|no necesito|no hace falta',
};

const portuguese: Language = {
  code: 'pt',
  person:
    'humanos?|ser humano|pessoas?(?: real| de verdad[e]?| humana)?|atendentes?|alguem|agentes?|operador(?:a|es)?|representantes?|consultor(?:a)?|supervisor(?:a)?|gerente|chefe|responsavel|funcionari[oa]|suporte humano|atendimento humano|especialista|assistente humano|tecnico|colaborador|sac|apoio ao cliente|equipe|equipa',
  before: 'um|uma|o|a|com|algum|alguma|ser|seu|sua|outro|outra|verdadeiro|de|do|da|ao|atendente|vosso',
  talk: 'falar|fala|conversar|contato|contatar|contactar|transferir|transfira|transfere|transferem|conectar|conecte|passar|passe|passa|encaminhar|encaminhe|comunicar|atendido|atendida|atendimento|ligar|chamar|chame|chama|falando|ajude|direcionar|dialogar|escalar',
  want: '(?:eu )?(?:quero|queria|preciso|precisava|prefiro|desejo|exijo|gostaria|solicito|necessito|me da|me de|tem|posso ter|busco)(?: ter| ver| de| da ajuda de)*',
  bot: 'robos?|robots?|bots?|chatbots?|maquinas?|computador|ia|inteligencia artificial',
  noBot:
    'nao (?:quero (?:mais )?|quero falar com |gosto de |falo com |quero conversar com )?(?:um|uma|este|esse|o|a|os)?|chega de(?: falar com)?|pare (?:o|com o|este|esse)|sem|cansado de(?: falar com)?|cansada de(?: falar com)?|odeio(?: os)?|nada de|desligue o|farto de(?: falar com)?',
  phrases:
    'me lig(?:ue|a|uem)|lig(?:ue|a|uem)(?: |-)me|(?:podem|pode|poderiam) me ligar|(?:podem|pode) ligar me|quero que me liguem|humano por favor|atendente por favor|atendente humano|atendimento humano|pessoa real|pessoa de verdade|ser humano|agente humano|(?:alguem|alguma pessoa) com quem (?:eu )?(?:possa )?falar|falar c atendente|retorno de ligacao|alguem de verdade|suporte humano',
  notWish:
    'voce e|es um|estou falando|estou a falar|falo com|alguem (?:usou|roubou|esta|me)|nao quero falar com|sou|tenho que|preciso falar com alguem para|isto e|vc e|nao preciso',
};

const italian: Language = {
  code: 'it',
  person:
    'uman[oi]|umana|essere umano|persona(?: reale| vera| umana| in carne e ossa)?|persone|operator[ei]|operatrice|qualcuno|agente|addett[oa]|consulente|rappresentante|responsabile|supervisore|manager|direttore|capo|servizio clienti|assistenza clienti|impiegat[oa]|tecnico|collega|superiore|assistenza umana|dipendente',
  before: 'un|una|l|il|lo|la|con|essere|vero|vera|al|ad|a|vostro|di|del|dell|altro|altra|uno',
  talk: 'parlare|parlo|discutere|chattare|contattare|contatto|trasferire|trasferisci|trasferiscimi|trasferitemi|collegare|collegami|passare|passami|passatemi|passarmi|mettere in contatto|mettermi in contatto|mettetemi in contatto|mettimi in contatto|comunicare|dialogare|connettere|connettimi|inoltrare|essere assistit[oa] da|parli|parlar|trasferirmi|conversare|mettermi in comunicazione',
  want: '(?:io )?(?:voglio|vorrei|ho bisogno|preferisco|preferirei|desidero|esigo|chiedo|mi serve|datemi|dammi|cerco|posso avere|pretendo|mi occorre)(?: avere| vedere| di| l aiuto di)*',
  bot: 'robot|bot|chatbot|macchin[ae]|computer|ia|intelligenza artificiale|risponditore|automa',
  noBot:
    'non (?:voglio (?:parlare con )?|parlo con |voglio piu |mi piacciono |voglio un )?(?:un|una|questo|questa|il|la|i)?|basta (?:con )?(?:il|questo|i|un|questi)?|niente|stufo (?:di|del|di questo|di parlare con un)?|ferma(?:te)? (?:il|questo)|senza|odio (?:i|questo)|nessun|stop (?:al|ai)',
  phrases:
    'chiamami|chiamatemi|richiamatemi|richiamami|mi (?:chiami|chiamate|richiami|richiamate|faccia chiamare)|(?:potete|puo|puoi|potreste) chiamarmi|voglio essere (?:richiamat[oa]|chiamat[oa]|contattat[oa])|operatore per favore|operatore umano|operatore reale|persona reale|persona vera|essere umano|umano per favore|assistenza umana|operatore subito|qualcuno di reale|qualcuno con cui (?:posso )?parlare|(?:mi|me lo) pass(?:i|a|ate) (?:un |una |l |il )?(?:operatore|persona|responsabile|umano|collega|supervisore)|in carne e ossa|agente umano',
  notWish:
    'sei un|sei|siete|lei e|sto parlando|parlo con un|qualcuno (?:ha|mi|sta)|non voglio parlare con|devo|sono un|e un|non ho bisogno',
};

const swedish: Language = {
  code: 'sv',
  person:
    'manniska|manniskor|person|nagon|handlaggare|medarbetare|agent|kundtjanst|kundservice|kundtjanstmedarbetare|chef|operator|radgivare|levande person|menneske|mennesker|nogen|noen|medarbejder|medarbeider|kundeservice|radgiver|leder|support|saksbehandler|ekte person|rigtig person|kundeservicemedarbejder|ihminen|asiakaspalvelija',
  before:
    'en|ett|riktig|riktigt|akta|levande|den|er|et|rigtigt|rigtig|ekte|virkelig|med|annan|til|till|et levende|mansklig|menneskelig',
  talk: 'prata|tala|snakka|snakke|tale|chatta|chatte|kontakta|kontakte|kontakt|koppla|kople|kobl|stille om|stil mig om|viderestille|sette over|koppla mig|overfor|ringa|ringe',
  want: '(?:jag |jeg )?(?:vill(?: ha)?|vil(?: ha| gerne have| gjerne ha)?|behover|trenger|har brug for|har behov for|onsker|onskar|ge mig|giv mig|gi meg|kan jag fa|kan jeg fa)',
  bot: 'robot|robotar|robotter|bot|chatbot|maskin|maskine|dator|ki|ai',
  noBot:
    'ingen|inte (?:prata med |ha )?(?:en)?|ikke (?:snakke med |tale med |prate med |have )?(?:en)?|stoppa|stop|stopp|trott pa|slippa',
  phrases:
    'ring (?:mig|meg)(?: upp| tillbaka| op| tilbage| tilbake)*|manniska tack|mansklig kontakt|riktig manniska|akta manniska|levende person|ekte menneske|rigtigt menneske|medarbejder tak|kan (?:ni|dere|i) ringe (?:mig|meg)',
  notWish: 'ar du|er du|pratar jag|snakker jeg|taler jeg|nagon har|noen har|nogen har|maste jag|er dette',
};

const polish: Language = {
  code: 'pl',
  person:
    'czlowiek(?:iem|a|owi)?|konsultant(?:em|a|ka|ki|ow)?|pracownik(?:iem|a)?|osob[aey]|prawdziw(?:a|ym|ej|ego) (?:osoba|czlowiekiem|osobe|czlowieka)|kims|agent(?:em|a)?|doradc[aey]|operator(?:em|a)?|kierownik(?:iem|a)?|przelozon(?:ym|ego)|obsluga klienta|bok|insan|gercek (?:kisi|insan|biri)|temsilci(?:ye|yle|si|niz)?|musteri (?:temsilcisi|hizmetleri)(?:ne|yle)?|yetkili(?:yle|ye)?|biri(?:yle|si|siyle)?|insanla|clovekem|operatorem|zivym clovekem|ember(?:rel|t)?|ugyintezo(?:vel|t)?|om|un om|o persoana(?: reala)?|operator uman|persoana reala',
  before:
    'z|ze|do|prawdziwym|prawdziwa|zywym|zywa|bir|gercek|canli|zivym|egy|elo|valodi|un|o|cu|kimkolwiek|waszym',
  talk: 'rozmawiac|porozmawiac|polacz|polaczyc|polaczcie|polaczenie|mowic|kontakt|skontaktowac|rozmowa|rozmowe|gorusmek|gorusebilir|konusmak|konusabilir|bagla|baglayin|baglanmak|baglar|aktar|aktarin|gorusmek|mluvit|spojte|beszelni|beszelhetek|kapcsolni|vorbesc|vorbi|transfera|przelaczyc|przelacz|goruseyim',
  want: '(?:chce|chcialbym|chcialabym|potrzebuje|prosze o|poprosze|zadam|daj mi|dajcie mi|istiyorum|lazim|chci|kerek|vreau|doresc|am nevoie de)',
  bot: 'bot(?:em|a|ow|y|la|lar)?|robot(?:em|a|ow|y|la|lar|tal)?|chatbot(?:em|a|ow)?|maszyn[aey]|makine(?:yle)?|robotul|automatem',
  noBot: 'nie chce (?:rozmawiac z )?|zadnych|dosc|bez|stop|nechci|nem akarok|nu vreau|fara|mam dosc|koniec z',
  phrases:
    'zadzwon(?:cie|)? do mnie|oddzwoncie|prosze o (?:telefon|kontakt|kontakt telefoniczny|oddzwonienie)|beni arayin|beni arar misiniz|canli destek|musteri temsilcisi|robot istemiyorum|bot istemiyorum|zavolejte mi|hivjanak fel|sunati ma|zywy czlowiek|prawdziwy czlowiek|gercek (?:bir )?(?:insan|kisi)|gercek biri|temsilciye bagla|insanla konus\\w*|insan istiyorum|konsultant prosze|konsultanta prosze',
  notWish: 'czy jestes|czy rozmawiam|jestes|sen bir|sen|ktos|jsi|esti|te|robot musun|insan misin|czy to',
  personFirst: true,
};

function rulesFor(language: Language): WishRule[] {
  const parts = {
    person: language.person,
    before: language.before,
    talk: language.talk,
    want: language.want,
    bot: language.bot,
    nobot: language.noBot,
  };
  const notBefore = new RegExp(`(?:^|[ .])(?:${language.notWish})(?: [^ .]+){0,5} $`, 'u');
  const refused =
    /(?:^| )(?:nicht|niet|kein|keinen|ne|no|non|nao|nie|inte|ikke) (?:\p{L}+ ){0,2}$|(?:^| )(?:je ne|n) (?:\p{L}+ ){0,3}$/u;
  const guard = new RegExp(`${notBefore.source}|${refused.source}`, 'u');
  const afterRefused = /^ (?:nicht|niet|hat|heeft|ha |a utilise|a vole|uso|robo)\b/u;
  const make = (name: string, score: number, source: string, before?: RegExp, after?: RegExp): WishRule => ({
    id: `${language.code}.${name}`,
    score,
    pattern: pattern(source, parts),
    ...(before ? { unlessBefore: before } : {}),
    ...(after ? { unlessAfter: after } : {}),
  });
  const rules = [
    make(
      'talk-to-person',
      0.94,
      '(?<!(?:estoy|estou|(?<!(?:puis|peux|pourrais) )je|sto|ich|ik|parlo) )(?<= )<talk>(?! ich| ik)(?: [^ .]+){0,2}?(?: <before>){1,4} (?:<person>)(?= )',
      guard,
      afterRefused,
    ),
    make(
      'want-person',
      0.93,
      '(?<= )<want>(?: (?:<before>)){1,4} (?:<person>)(?= (?:\\.|$|bitte|por|per|s |svp|stp|aub|als|nu|ya|now|jetzt|sofort|subito|maintenant|tack|tak|agora|ahora|que|qui|che|der|die|mir|am|pour|para|parler|de|del|pls|please|instead))',
      notBefore,
      afterRefused,
    ),
    make(
      'no-bot',
      0.92,
      '(?<= )<nobot>(?: (?:diesem|diesen|dem|den|een|deze|un|une|ce|este|um|questo|mehr|meer|mas|mais|piu|plus|einem|einer|eine|einen|dumme[nr]?|con|avec|met|mit|com|parler|hablar|falar|parlare|a))*(?: )(?:<bot>)(?= (?:\\.|$|bitte|graag|mehr|por|per|s |svp|stp|aub|als|quiero|quero|voglio|je|ich|ik|ya|sprechen|reden|praten|spreken|plus|mais|mas|piu|anymore|please|tack|ma|und|et|y|e|en|nu|jetzt|de m))',
      notBefore,
    ),
    make('phrase', 0.93, '(?<= )(?:<phrases>)(?= )'.replace('<phrases>', language.phrases), notBefore),
    make(
      'bare',
      0.93,
      '^ (?:(?:bitte|hallo|hola|ola|ciao|bonjour|por favor|per favore|nein|non|no|nee|si|oui|ja|s il vous plait|svp|un|una|une|ein|einen|een|um|uma|el|la|<before>) )*(?:<person>)(?: (?:bitte|por favor|per favore|s il vous plait|s il te plait|svp|stp|alstublieft|alsjeblieft|aub|graag|jetzt|sofort|ya|ahora|agora|subito|maintenant|please|tack|tak|prosze|lutfen|\\.))* (?:\\. )*$',
      /(?:quelquun|alguien|jemand|iemand|qualcuno|alguem)/u,
    ),
  ];
  if (language.personFirst) {
    rules.push(
      make(
        'person-talk',
        0.94,
        '(?<= )(?:mit|met|med|z|zu|door naar|an|bir|von|cu|door|durch|to|do)(?: (?:<before>)){0,4} (?:<person>)(?: [^ .]+){0,4}? (?:<talk>)(?= )',
        guard,
        afterRefused,
      ),
      make('person-turkish', 0.93, '(?<= )(?:<person>) (?:<talk>|<want>)(?= )', notBefore),
    );
  }
  return rules;
}

/** German, Dutch, French, Spanish, Portuguese, Italian; Scandinavian and a few more in one row each. */
export const europeanRules: readonly WishRule[] = [
  german,
  dutch,
  french,
  spanish,
  portuguese,
  italian,
  swedish,
  polish,
].flatMap(rulesFor);

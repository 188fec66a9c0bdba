import { anyOf, type DetectorTurn, type Evidence, findInContact } from './turn.ts';

/** Which prepared text fits: the contact may harm themself, is threatened or hurt, or reports a physical danger. */
export type DangerKind = 'selfHarm' | 'threat' | 'physical';

export type Danger = {
  readonly kind: DangerKind;
  /** Key of the text that is shown at once, whoever answers next. */
  readonly textKey: `danger.${DangerKind}`;
  readonly evidence: Evidence;
};

/** Ways to say that a machine did something, or that a thing annoys, that are no danger. */
const figuresOfSpeech =
  /\b(?:(?:killing|kill|kills) (?:me|my (?:battery|phone|time|mood|data))(?: with| by)?|(?:battery|phone|laptop|line|connection|signal|screen|app|tv|router) (?:is |has |just )?(?:died|dead|dying|kill\w*)|kill (?:the |a |that |this )?(?:process|task|app|switch|server|job)|dead(?:line| end|lock)|dying to (?:know|see|try)|to die for|bored to death|die karte|die app|die|suicide squad)\b/giu;

const selfHarm = [
  anyOf(
    String.raw`(?:kill|hurt|harm|cut|cutting|hang|shoot|drown|poison) (?:my ?sel(?:f|ves))|kms|(?:end|ending|take|taking) my (?:own )?life|end it all|ending it all|commit(?:ting)? suicide|suicid(?:e|al)|self[- ]?harm\w*|unalive`,
    String.raw`(?:want|wanna|wish|going|gonna|ready|rather|prefer|like|better off|hope) (?:to |i (?:was|were) |be |i could )*(?:die|dead|not (?:be alive|exist|wake up)|disappear forever)`,
    String.raw`(?:don'?t|do not|no longer) (?:want to|wanna) (?:live|be alive|exist|wake up)|(?:don'?t|do not|no longer|can'?t|cannot) (?:want to |wanna )?(?:live|be alive|exist|be here|go on|keep going)(?: (?:any ?more|like this|living))|no (?:reason|point) (?:to|in) (?:live|living|life|being alive|going on)|(?:life|living) is(?:n'?t| not) worth|not worth living|nothing (?:left )?to live for|better off without me|overdos(?:e|ed|ing)|jump(?:ing)? off (?:a|the|this) (?:bridge|roof|building)|swallow(?:ed)? (?:all )?(?:the|my) pills|slit(?:ting)? my`,
  ),
  anyOf(
    String.raw`(?:mich|mir) (?:selbst )?(?:umbringen|umzubringen|töten|zu töten|verletzen|ritzen|erhängen|erschießen|etwas antun|was antun|das leben nehmen)|bringe? mich um|selbstmord\w*|suizid\w*|selbstverletz\w*`,
    String.raw`(?:will|möchte|kann|mag) (?:ich )?(?:nicht mehr (?:leben|weiterleben|aufwachen|da sein)|sterben|tot sein)|nicht mehr leben|lebensmüde|keinen sinn mehr (?:im leben|zu leben)|(?:dem|meinem) leben ein ende|wäre (?:ich )?(?:lieber |besser )?tot`,
  ),
  anyOf(
    String.raw`me (?:suicider|tuer)|suicide|envie de mourir|veux (?:plus vivre|mourir)|en finir avec la vie|suicidarme|suicidio|quitarme la vida|matarme|quiero morir|no quiero (?:seguir )?viv(?:ir|iendo)|hacerme daño|uccidermi|ammazzarmi|suicid(?:armi|io)|voglio morire|farla finita|me matar|suic[ií]dio|quero morrer|tirar minha vida|zelfmoord|zelfdoding|mezelf (?:iets aandoen|van kant maken)|wil niet meer leven|wil dood`,
    String.raw`самоубийств\p{L}*|покончить с собой|хочу умереть|انتحار|أريد أن أموت|自杀|想死|自殺|死にたい|자살|죽고 싶`,
  ),
];

const threat = [
  anyOf(
    String.raw`(?:kill|hurt|shoot|stab|beat|bomb|attack|rape|burn) (?:you|him|her|them|us|someone|somebody|everyone|your (?:staff|office|agents?|people|family|store))|death threats?|(?:threatens?|threatened|threatening) (?:me|us|to (?:kill|hurt|harm))|(?:he|she|they|husband|wife|boyfriend|girlfriend|partner|father|mother|ex) (?:hits?|beats?|hurts?|abus\w+|chok\w+|assault\w*|stalks?|is (?:hitting|beating|hurting|following|stalking)) (?:me|us|my)`,
    String.raw`domestic (?:violence|abuse)|being (?:stalked|followed|abused|blackmailed)|i(?:'m| am) (?:in danger|not safe|being (?:threatened|held))|bomb threat|has a (?:gun|knife|weapon)|call the police`,
  ),
  anyOf(
    'umbringen|töte (?:dich|euch|sie)|bedroht (?:mich|uns)|bedrohung|morddrohung\\w*|schlägt mich|häusliche gewalt|bin in gefahr|werde (?:verfolgt|erpresst|gestalkt)|hat eine (?:waffe|pistole)|ein messer',
  ),
  anyOf(
    '(?:me|te|vous|nous) (?:menace|frappe)|menaces? de mort|en danger|me (?:amenaza|pega|golpea)|amenaza de muerte|estoy en peligro|violencia (?:de g[eé]nero|dom[eé]stica)|mi (?:minaccia|picchia)|in pericolo|estou em perigo|bedreigt mij|in gevaar',
  ),
];

const physical = [
  anyOf(
    String.raw`(?:on|caught|catch(?:es|ing)?|caused a|started a|there is a|there'?s a) fire|(?:is|are|was|it'?s) (?:smoking|sparking|burning|melting)|smoke (?:is )?(?:coming|from|everywhere)|smells? (?:of |like )?(?:gas|burn\w*|smoke)|gas leak\w*|carbon monoxide|explo(?:de[ds]?|ding|sion)|electric(?:al)? shock|electrocut\w+|got (?:burn\w*|shocked|injured)|bleeding|unconscious|can(?:'?t|not) breathe|chest pains?|heart attack|stroke|allergic reaction|anaphyla\w+|poison(?:ed|ing)|need an ambulance|call (?:an ambulance|911|999|112)|seizure|(?:baby|child|kid|toddler) (?:swallowed|ate|is choking)|medical emergency|injur(?:ed|y|ies)`,
  ),
  anyOf(
    'brennt|feuer|rauch(?:t|entwicklung)?|gasgeruch|riecht nach (?:gas|rauch|verbrannt\\w*)|explodier\\w*|explosion|stromschlag|verletz(?:t|ung\\w*)|bewusstlos|krankenwagen|notarzt|herzinfarkt|keine luft|vergift\\w*|kohlenmonoxid|blute[tn]?|allergische reaktion',
  ),
  anyOf(
    'incendie|prend feu|fuite de gaz|odeur de gaz|explos\\w+|bless[eé]e?s?|ambulance|fuga de gas|incendio|en llamas|herid[oa]s?|ambulancia|fuga di gas|in fiamme|ferit[oa]|ambulanza|vazamento de g[aá]s|pegando fogo|gaslek|gaslucht|in brand|gewond',
  ),
];

const without = (turns: readonly DetectorTurn[]): DetectorTurn[] =>
  turns.map((turn) => ({
    ...turn,
    text: turn.text.replace(figuresOfSpeech, (all) => ' '.repeat(all.length)),
  }));

const kinds: readonly (readonly [DangerKind, readonly RegExp[]])[] = [
  ['selfHarm', selfHarm],
  ['threat', threat],
  ['physical', physical],
];

/**
 * Words of the contact about harm to themself, threats, or a physical danger. Made to miss little: a person
 * looks at once, and a false alarm costs a minute. At most one danger per message, the gravest first.
 */
export function detectDanger(turns: readonly DetectorTurn[]): Danger[] {
  const original = new Map(turns.map((turn) => [turn.seq, turn]));
  const read = without(turns);
  const found = new Map<number, Danger>();
  for (const [kind, patterns] of kinds) {
    for (const evidence of findInContact(read, patterns)) {
      if (found.has(evidence.seq) || !original.has(evidence.seq)) continue;
      found.set(evidence.seq, { kind, textKey: `danger.${kind}`, evidence });
    }
  }
  return [...found.values()].sort((a, b) => a.evidence.seq - b.evidence.seq);
}

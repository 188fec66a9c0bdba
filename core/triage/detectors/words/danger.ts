import type { PhraseTable } from '../../../text/phrases.ts';

/** Words of harm. Made to miss little: a person looks at once, and a false alarm costs a minute. */
export const dangerTable: PhraseTable = {
  name: 'danger',
  texts: [
    {
      file: 'core/triage/detectors/words/danger.ts (English)',
      text: `
= selfHarm
(kill|hurt|harm|cut|cutting|hang|shoot|drown|poison) (myself|myselves|my self)
kms | unalive | suicide | suicidal | (commit|committing) suicide | self harm* | selfharm*
(end|ending|take|taking) my [own] life
(end|ending) it all
(want|wanna|wish|going|gonna|ready|rather|prefer|like|better off|hope) [to|i (was|were)|be|i could]+
  (die|dead|not (be alive|exist|wake up)|disappear forever)
(don't|do not|no longer) (want to|wanna) (live|be alive|exist|wake up)
(don't|do not|no longer|can't|cannot|can not) [want to|wanna] (live|be alive|exist|be here|go on|keep going)
  (anymore|any more|like this|living)
no (reason|point) (to|in) (live|living|life|being alive|going on)
(life|living) (isn't|is not) worth | not worth living | nothing [left] to live for | better off without me
overdose | overdosed | overdosing | (slit|slitting) my
(jump|jumping) off (a|the|this) (bridge|roof|building)
(swallow|swallowed) [all] (the|my) pills
not after: than

= threat
(kill|hurt|shoot|stab|beat|bomb|attack|rape|burn) (you|him|her|them|us|someone|somebody|everyone
  |your (staff|office|agent|agents|people|family|store))
death (threat|threats) | bomb threat | call the police | has a (gun|knife|weapon)
(threaten|threatens|threatened|threatening) (me|us|to (kill|hurt|harm))
(he|she|they|husband|wife|boyfriend|girlfriend|partner|father|mother|ex) (hit|hits|beat|beats|hurt|hurts|abus*|chok*
  |assault*|stalk|stalks|is (hitting|beating|hurting|following|stalking)) (me|us|my)
domestic (violence|abuse) | being (stalked|followed|abused|blackmailed)
(i'm|i am) (in danger|not safe|being (threatened|held))

= physical
(on|caught|catch|catches|catching|caused a|started a|there is a|there's a) fire
(is|are|was|it's|it) (smoking|sparking|burning|melting)
smoke [is] (coming|from|everywhere)
(smell|smells) [of|like] (gas|burn*|smoke)
gas leak* | carbon monoxide | explode | exploded | explodes | exploding | explosion | (electric|electrical) shock
electrocut* | got (burn*|shocked|injured) | bleeding | unconscious | (can't|cannot|can not) breathe
chest (pain|pains) | heart attack | stroke | allergic reaction | anaphyla* | poisoned | poisoning
need an ambulance | call (an ambulance|911|999|112) | seizure | medical emergency | injured | injury | injuries
(baby|child|kid|toddler) (swallowed|ate|is choking)

// What a machine did, or a thing that annoys: words of harm inside these are no danger.
= figure
(killing|kill|kills) (me|my (battery|phone|time|mood|data)) [with|by]
(battery|phone|laptop|line|connection|signal|screen|app|tv|router) [is|has|just] (died|dead|dying|kill*)
kill [the|a|that|this] (process|task|app|switch|server|job)
deadline | dead end | dead lock | deadlock | dying to (know|see|try) | to die for | bored to death
die hard | die karte | die app | suicide squad
`,
    },
    {
      file: 'core/triage/detectors/words/danger.ts (other languages)',
      text: `
= selfHarmAbroad
(mich|mir) [selbst] (umbringen|umzubringen|töten|zu töten|verletzen|ritzen|erhängen|erschießen|etwas antun|was antun
  |das leben nehmen)
(bring|bringe) mich um | selbstmord* | suizid* | selbstverletz* | lebensmüde | nicht mehr leben
(will|möchte|kann|mag) [ich] (nicht mehr (leben|weiterleben|aufwachen|da sein)|sterben|tot sein)
keinen sinn mehr (im leben|zu leben) | (dem|meinem) leben ein ende | wäre [ich] [lieber|besser] tot
me (suicider|tuer) | suicide | envie de mourir | veux (plus vivre|mourir) | en finir avec la vie
suicidarme | suicidio | quitarme la vida | matarme | quiero morir | no quiero [seguir] (vivir|viviendo)
hacerme daño | uccidermi | ammazzarmi | suicidarmi | voglio morire | farla finita
me matar | suicídio | quero morrer | tirar minha vida
zelfmoord | zelfdoding | mezelf (iets aandoen|van kant maken) | wil niet meer leven | wil dood
самоубийств* | покончить с собой | хочу умереть | انتحار | أريد أن أموت | 自杀 | 想死 | 自殺 | 死にたい | 자살 | 죽고싶

= threatAbroad
umbringen | töte (dich|euch|sie) | bedroht (mich|uns) | bedrohung | morddrohung* | schlägt mich
häusliche gewalt | bin in gefahr | werde (verfolgt|erpresst|gestalkt) | hat eine (waffe|pistole) | ein messer
(me|te|vous|nous) (menace|frappe) | (menace|menaces) de mort | en danger | me (amenaza|pega|golpea)
amenaza de muerte | estoy en peligro | violencia (de género|doméstica) | mi (minaccia|picchia) | in pericolo
estou em perigo | bedreigt mij | in gevaar

= physicalAbroad
brennt | feuer | rauch | raucht | rauchentwicklung | gasgeruch | riecht nach (gas|rauch|verbrannt*) | explodier*
explosion | stromschlag | verletzt | verletzung* | bewusstlos | krankenwagen | notarzt | herzinfarkt | keine luft
vergift* | kohlenmonoxid | blute | bluten | blutet | allergische reaktion
incendie | prend feu | fuite de gaz | odeur de gaz | explos* | blessé | blessée | blessés | blessées | ambulance
fuga de gas | incendio | en llamas | herido | herida | heridos | heridas | ambulancia | fuga di gas | in fiamme
ferito | ferita | ambulanza | vazamento de gás | pegando fogo | gaslek | gaslucht | in brand | gewond
`,
    },
  ],
};

import type { PhraseTable } from '../../../text/phrases.ts';
import { dangerAbroad } from './danger-abroad.ts';

/**
 * Words of harm. Made to miss little: a person looks at once. But the words of care that follow frighten whoever only
 * spoke of a key management service, so slang counts in its context, and what is denied does not count. A rule belongs
 * to the kind that its name begins with.
 */
export const dangerTable: PhraseTable = {
  name: 'danger',
  texts: [
    {
      file: 'core/triage/detectors/words/danger.ts',
      text: `
{someone} = him | her | someone | somebody | everyone | everybody
{wanting} = (going|have|about|ready|prefer|prefers) to | want [to] | wants [to] | wanted [to] | wanna | gonna | wish
  | rather | better be | hope to
{thing} = battery | batteries | powerbank | power bank | phone | phones | charger | laptop | tablet | device | headset
  | scooter | bike | bottle | can | boiler | oven | stove | heater | machine | fridge | toaster | vape | unit | it
// What takes the words after it back.
{no} = no | not [a|an|any|the]3 | without [a|an|any]3 | never | nothing [is|was|has]3 | nobody [is|was|got|has|been]3
  | no one [is|was|got|has|been]3 | (none|neither) of (us|them) [is|was|got|were]3 | no (sign|signs|risk|smell) of [a|any]3
  | (don't|do not|doesn't|does not|didn't|did not|can't|cannot|can not|won't|will not|hasn't|has not|haven't
  |have not|isn't|is not|wasn't|was not|aren't|weren't) [even|actually|really|ever|yet|see|smell|feel|hear|have|had
  |notice|been|be|a|an|any|the]4

= selfHarm
(kill|hurt|harm|cut|cutting|hang|shoot|drown|poison|unalive|unaliving) (myself|my self|myselves)
unalive me | suicide | suicidal | (commit|committing) suicide | self harm* | selfharm*
(end|ending|take|taking) my [own] life
(i|i'm|i am|just|wanna|will) [just|really|only]3 (end|ending) it all
(i'm|i am|im|i|i'd|i've|he|she|son|daughter|friend|husband|wife|mother|father|brother|sister)
  [just|really|so|only|would|says he|says she|might]3 {wanting} [just|to|i (was|were)|i am|be|i could]4
  (die|dead|not (be alive|exist|wake up)|disappear forever)
(just|only|really) (want to|wanna|wish i could) (die|disappear forever) | wish i (was|were) dead
(don't|do not|no longer) (want to|wanna) (live|be alive|exist|wake up)
(don't|do not|no longer|can't|cannot|can not) [want to|wanna] (live|be alive|exist|be here|go on|keep going)
  (anymore|any more|like this|living)
no (reason|point) (to|in) (live|living|life|being alive|going on)
(life|living) (isn't|is not) worth | life not worth living | nothing [left] to live for | better off without me
overdose | overdosed | overdosing | (slit|slitting) my (wrist|wrists|throat|arms)
(jump|jumping) off (a|the|this) (bridge|roof|building)
(swallow|swallowed) [all] (the|my) pills
not before: i'm not | i am not | not [going|trying] to | (don't|do not) (want to|wanna) | never | won't | not (gonna|about to)
not after: than | laughing | in the foot | off from | off the | squad | hotline feature | prevention (policy|feature|page)

// The key management service, the activation service and the unit of length have the same three letters.
= selfHarmSlang
(gonna|going to|want to|wanna|might|about to|rather|imma|finna|should just|will just|i'll just|let me) [just|literally]2 kms
not before: i'm | never | not | (don't|do not)
not after: key | keys | encrypt* | with | to | for | on | in | from | instead

= threat
(kill|killing) (you|your (staff|office|agent|agents|people|family)) | (hurt|hurting) (you|{someone})
(will|going to|gonna|wants to|want to) (kill|hurt) (them|{someone})
(he|she|they|who|someone|somebody|husband|ex|boyfriend|partner) ..2 (will|to|gonna|wanna) (kill|hurt) (me|us)
(threatened|threatens|threatening|tried|trying|tries) to (kill|hurt) (me|us|them|{someone})
(stab|stabbed|rape|raped|strangle|strangled) (you|me|us|them|{someone})
(beat|beats|beating) (you|me|us|them|{someone}) (up|to death) | (attacked) (him|her|me in)
(burn|bomb|blow up|shoot up) (your|the|this) (office|house|store|shop|building|school|place)
(shoot|shot) (you|me|us|them|{someone})
death (threat|threats) | bomb threat | call the police
(he|she|who|somebody|someone|man|woman|guy|person|husband|ex|customer) (has|have|had|with|is holding) a (gun|knife|weapon)
(threaten|threatens|threatened|threatening) (me|us|to (kill|hurt|harm))
(husband|wife|boyfriend|girlfriend|partner|father|mother|dad|mom|stepfather|ex)
  (hit|hits|beat|beats|hurt|hurts|abus*|chok*|assault*|stalk|stalks
  |is (hitting|beating|hurting|following|stalking|abusing)) (me|us|my)
(he|she) (hit|hits|beats|hurt|hurts|abus*|chok*|assault*|stalks|is (hitting|beating|hurting|stalking|abusing)) (me|us)
domestic (violence|abuse) | being (stalked|followed by|abused|blackmailed)
(i'm|i am) (in danger|not safe|being (threatened|held))
not before: didn't | did not | never | would it | nobody [has|will]2 | no one [has|will]2
not after: a | an | another | over | the | this | that | some | two | back | with | up with | for the | to it | to do

= physical
(on|caught|catch|catches|catching|caused a|started a|start a|there is a|there's a|starting a) fire
(is|are|was|it's|starts|started|began) [still|now|really|actually]2 (smoking|sparking|burning|melting)
(smoke|sparks) [is|are] (coming|from|everywhere) | (burning|burnt) smell | smell of (gas|burn*|smoke)
(smell|smells) [of|like] (gas|burn*|smoke)
gas leak* | carbon monoxide | (electric|electrical) shock | electrocut*
{thing} [has|have|just|nearly|almost|is|may|might|could|will]3 (explode|exploded|explodes|exploding|blew up)
(gas|loud|small|big|heard an|was an) explosion
(got|was|is|am|are|been|were|someone|badly|seriously|severely) (injured|unconscious) | injured (at|by|in|my|his|her|on)
(my|his|her|their|serious|severe|head|bad) (injury|injuries)
(burned|burnt|burnt) (my|his|her|their) (hand|hands|finger|fingers|face|arm|arms|skin|leg|mouth|lips)
(second|third) degree burn* | (i'm|i am|he's|is|she's|am|are|was|hand|finger|nose|head) bleeding
bleeding (heavily|badly|from)
(can't|cannot|can not) breathe | chest (pain|pains) | heart attack
(having|had|has|have|suffered|suffering) (a|another) (stroke|seizure|seizures)
allergic reaction | anaphyla* | (was|were|been|got|is|am|are) poisoned | (food|gas|alcohol) poisoning
need an ambulance | call (an ambulance|911|999|112) | medical emergency
(baby|child|kid|toddler) (swallowed|ate|is choking)
not before: {no} | screen is | (gave|give|gives|giving) (me|us) a | almost a | smoke
not after: tv | stick | tablet | os | drill | sale | insurance | alarm | alarms | extinguisher | safety | hose | allowed
  | permitted | room | rooms | area | areas | policy | prohibited | a (cd|dvd|disc|copy|hole) | credits | cash | money | cds
  | dvds | through | question | questions | edge | the array | lawyer | detector | detectors | icon | emoji

// What a machine did, or a thing that annoys: words of harm inside these are no danger.
= figure
(killing|kills) (me|us|my (battery|phone|time|mood|data)) [with|by] | kill my (battery|phone|time|mood|data)
(boss|manager|client|clients|team|mom|mum|dad) [will|would|is going to|are going to|is gonna] kill (me|us)
(battery|phone|laptop|line|connection|signal|screen|app|tv|router) [is|has|just] (died|dead|dying|kill*)
kill [the|a|that|this|all|these|those]2 (process|processes|task|app|switch|server|job|jobs|session|thread|query)
(team|sales|inbox|business|market|prod|production|dashboard|twitter|feed|campaign|you guys) (is|are|was|were)
  [literally|totally|really]2 (on fire|burning)
deadline | dead end | dead lock | deadlock | dying to (know|see|try) | to die for | bored to death
die hard | die karte | die app | suicide squad
`,
    },
    dangerAbroad,
  ],
};

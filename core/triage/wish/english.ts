import type { TableText } from '../../text/phrases.ts';

/** English ways to ask for a person. Spellings such as "pls" and "reps" are read as the words they stand for. */
export const english: TableText = {
  file: 'core/triage/wish/english.ts',
  text: `
{det} = an | a | the | your | any | some | another | one of your | one of the | my | this
{adj} = real | live | actual | proper | human | genuine | living | breathing | flesh and blood | physical
  | normal | competent | smart | different | another | other | senior | decent | nice | customer | client
  | service | support | care | tech | technical | sales | phone | helpful | available | specific | local
  | qualified | trained | fucking | freaking | damn | bloody | goddamn | thinking | sane | in person
{human} = human | humans | (human|humans) (being|beings|agent|agents|representative|representatives|operator
  |operators|person|persons|advisor|advisors|support|assistance|help) | person | persons | people | agent
  | agents | representative | representatives | operator | operators | advisor | advisors | adviser | advisers
  | employee | employees | supervisor | supervisors | manager | managers | staff | staff (member|members)
  | team (member|members) | (member|members) of [your|the] (staff|team) | specialist | specialists | technician
  | technicians | engineer | engineers | support (engineer|engineers) | consultant | consultants | receptionist
  | receptionists | homo sapiens | mortal
{office} = (customer|client) (service|support|care|relations) [team|department|agent|representative]
  | [your|the|a] (support|service|sales|billing|help|tech|technical) [support] (team|department|desk|staff)
  | help desk | helpdesk | technical support | tech support | live support | human support
  | customer representative | founder | founders | owner | owners | ceo | boss | bosses | support | live chat
  | [one|some] [of] your (team|colleague|colleagues|company|people|support|staff|superior|superiors|boss|bos)
  | (a|the|another) (colleague|coworker|superior|higher up) | management | head office
{who} = someone | somebody | anyone | anybody | some one
{talk} = talk | talking | complain | complaining | speak | speaking | chat | chatting | communicate
  | communicating | converse | interact | interacting | deal | dealing | text | message
{say} = talk | speak | chat | talking | speaking | chatting
{reach} = contact | contacting | reach | reaching | reach out to | get hold of | get a hold of
  | get in touch with | getting in touch with | get ahold of | call | calling | phone | ring
{bot} = bot | robot | robots | chatbot | chat bot | machine | computer | ai | ais | artificial intelligence
  | automated (system|assistant|response|responses|replies|answer|answers|message|messages)
  | virtual (assistant|assistants) | automation | algorithm | algorithms | llm | chatgpt | program | software
  | robotic (answer|answers) | canned (answers|responses|replies)
{send} = transfer | transferring | connect | connecting | forward | forwarding | escalate | hand | route
  | redirect | switch | switching | patch | refer | direct | pass | put | link | bring | send | get | move
  | take | hook
{thing} = me | us | this | it | my (case|chat|call|issue|ticket|problem|request|question)
  | (this|the|a|our) (chat|call|conversation|case|issue|ticket|matter)

// What may follow a person in a request: "a person who can help", not "a person stole my phone".
{end} = . | $ | please | now | instead | than | asap | right | here | thank | thanks | thx | immediately | today
  | ok | okay | and | or | order | but | on | as | with | for (this|help|me) | not | rather | who | whos | that
  | thats | in charge | at | from | about | because | i | you | available | quick | quickly | if | cause | since
  | so | soon | urgently | help | support | online | is | can | over | handling | regarding | concerning | this
  | no | via | by | yes | again | already | damn | man | bro | dude | directly
  | to (help|assist|talk|speak|chat|answer|deal|handle|call|solve|look|fix|take|sort|explain|contact|respond
  |reply|come|support|discuss|resolve|do)
{now} = . | $ | please | now | instead | asap

// Before a match: somebody asks who is talking, tells of the past, or says that a person is not wanted.
{asking} = am i | are you | is this | is it | was i | were you | have i been | did i | did you
  | do i (need|have|really) [to] | must i | should i | if i | im already | i was | i have been | ive been
  | i am | im | keep | they | he | she | you are | youre | you | aint you | arent you | do you like
  | do you prefer
{refusing} = dont | do not | didnt | did not | no need | not need | never | wont | without | rather not
  | not want | doesnt | need not | neednt | not going | instead of | unable to be
{not-wish} = {asking} [just|even|really|actually|still|currently|now|to|being|a|an|the|like]+
  | {refusing} [want|need|like|wish|have|really|even|to|me|having|know if i|think i|go|going|be|you|would]+
{about-self} = (am i|are you|is this|is it|was i|were you|you are|youre|your|i am|im|not|aint|arent|isnt|be
  |being|as|like|you|sound like|seem like|seems like|think|than|whether|if|they|this is|thats|that is|was)
  [just|even|really|actually|real|live|living|actual|truly|physical|a|an|the|secretly|also|some|some kind of
  |this|you|talking to|speaking to|chatting with|speaking with|talking with|currently|by]+

= talk-to-person 0.97
{talk} [to|with|w|too|from] [{det}] [{adj}]3 [real _] {human} > {end}
not before: {not-wish}

= talk-to-office 0.95
{say} (to|with) [{det}] [{adj}]2 {office} > {end}
not before: {not-wish}

= talk-to-someone 0.93
{say} (to|with) {who} > . | $ | please | pls | if | real | human | else | who | that | thats | with (a|an|any|authority) | at | from
  | in (your|the|customer|support|charge|person) | over the | on the | by | instead | now | asap | right | today
  | immediately | directly | face | higher | competent | smarter | actual | actually | live | alive | as soon
  | urgently | than
not before: {not-wish}
not after: (at|in) (the|my|a) ..8 (shop|store|airport|party|bank)

= reach-person 0.93
(want|need|need to do|have to do|must do|to do|know how|like|can i|could i|how do i|how can i|how to|help|help me
  |trying|try|trouble|problem|problems|issue|issues|assistance|question about|let me|may i|able|possible|please
  |where|way|ways|where do i|where can i|cant|id) [to] [with] {reach} [to|with] [{det}] [{adj}]3 {human}
  > {now} | here | directly | about | from | at | for
not before: do i (need|have) ..2
not before: (dont|do not|no need) ..2
not after: error | resources | rights

= contact-bare 0.92
^ [.|please|pls|hi|hello|hey|ok|just|how|to|do|can|could|may|i|need|have|want|let|me|your|way]+
  (contact|contacting|reach|reaching|message|write to|get in touch with|get in contact with|get hold of|reach out to)
  [a|an|the|your|any|some|one of your|another] [{adj}]3 ({human}|{office}|{who}) [please|now|asap|directly|here|.]+ $
^ [.|please|i|need|want]+ ({human}|{office}) contact [please|.]+ $
not before: (dont|do not|no need) ..2

= person-should 0.9
(human|person|agent|representative|specialist|technician|supervisor|one of your _|(someone|somebody) from your _)
  (should|must|has to|needs to|can|could|may) [please|really]
  (review|check|look at|look into|see|handle|take over|take care of|sort|fix|solve) (this|it|that|my _)
not before: (how|which|what|why|when|my|our|no) ..2

= bring-in 0.9
(bring|loop|pull) [in|into this|into the chat]+ (a|an|your|one of your|another|some) [{adj}]3
  ({human}|colleague|colleagues|expert) [in|into _] > {end}
not before: (dont|do not|no need) ..2

= word-with 0.9
(a word|discuss [this|it]|discussing [this|it]|clear this up|sort this out|go over this|talk this over|resolve this
  |settle this|explain [this|it|that]) (with|to) (a|an|the|your|one of your|some|any|another) [{adj}]3
  ({human}|{office}|colleague|colleagues) > {end}
not before: (dont|do not|no need|did|already) ..2

= number-to-call 0.88
(whats|what is|which|is there|do you have|have you got|give me|got|need|want) [a|an|the|your|any|is]2
  ((phone|telephone|contact|support|service|customer service|hotline) number|hotline|telephone support|phone support)
  [i can call|to call|i could call|to reach you|for support|for help] [please|.]+ $
not before: (my|our) ..1

= call-you 0.88
^ [.|how|where|when|can|could|may|i|we|want|would|like|to|let|me|us|is|it|possible|do|number]+ (call|phone|ring)
  (you|you guys|someone|somebody|a person|support|customer service|your (team|support|office|company)) [please|directly|now|about _|.]+ $

= contact-office 0.8
(want|need|like|can i|could i|let me|please|id like|help me|help|trouble|assistance|problems) [to] [with]
  (contact|contacting|reach|reaching|call|get) [your] customer (service|support|care) > . | $ | please | now | instead

= want-person 0.97
(want|need|require|give me|get me|prefer|would like|id like|looking for|find me|send me|bring me|demand|request
  |requesting|ask for|asking for|like to have|rather have|rather|must have|insist on|let me have|id love|wish for
  |can i have|can i get|could i get|could i have|may i have|may i get|i ll take|show me|get|having|switch to
  |change to|go to|have) [to (have|see|get|be with|be helped by|reach)|with|to|for|on] [{det}] [{adj}]3
  [(real|actual|proper) _] {human} > {end}
not before: (dont|do not|didnt|no need|never|without|you|they|he|she|not|we|doesnt|who|does|do you|to not|if i)
  [to|really|even|want|need|like|also|ever|actually|still]+
not before: (should i|how do i|how to|how can i|to|and|where can i|can you|could you|app|will|would|another
  |must i) [download|install|remove|add|invite]
not after: resources | rights | error | account | accounts | role | roles | position | job | jobs | name | names
  | id | ids | access | license | to (take me|sign|look at my car|deal with my car|fix my car)

= get-me-person 0.96
(can|could|would|will|please|pls) [you] [please] (get|find|bring|fetch|send|give|have|let|call|grab|ask|put|show)
  [me|us] [in touch with|on to|in contact with|through to|a chance to talk to] [{det}] [{adj}]3 {human} > {end}
not before: {not-wish}
not after: resources | rights | error

= transfer-me 0.97
{send} {thing} [over|off|through|in touch|across|straight|directly|in contact|on|up|back] [to|with|onto]
  [speak (to|with)|talk (to|with)] [{det}] [{adj}]3 [(real|actual|proper) _] ({human}|{office}|{who})
not before: (dont|do not|did|didnt|no need to|never|not|they|was|already) ..1
not after: resources | rights | error | else s | elses | account | can we | sent | paid

= put-through 0.95
(put me through|patch me through|transfer me|connect me|escalate (this|me|it|my _)|hand me over|hand me off
  |hand this over) [please|now|already] > . | $
not before: dont | do not | did | didnt | never | not | they

= help-from-person 0.95
(help|support|assistance|assisted|helped|assist|advice|answer|answers|reply|response|replies|service|contact
  |attention|chat|conversation|handled|answered|call|word) [me] (by|from|of|with) [an|a|the|your|any|some]
  [{adj}]3 {human} > {end}
not before: (was|were|got|received|had|been|great|good|bad|poor|thank|thanks|do i need|do you need) ..3

= human-help 0.94
(want|need|like|have|is there|get|require|prefer|give me|offer|provide|any|looking for|please|some|use|access
  |request|find|switch to) [to|some|any|an|a|your|the|for|me]+ (human|live|real|personal|in person|live human)
  (support|help|assistance|contact|service|services|chat|agent support|customer service|intervention|interaction
  |response|being|beings|line|handoff|takeover|touch)
not before: dont | no | not | never | thanks for the

= humans-there 0.92
(are there|is there|do you have|you have|got|have you got|are any|where are the|any chance of|arent there
  |isnt there|possible to (get|have|reach|see)) [also|even|really|actually|not] [any|an|a|some|only]+ [{adj}]2
  (human|humans|person|persons|people|human beings|agent|agents|representative|representatives|operator
  |operators|advisor|advisors|adviser|advisers|supervisor|supervisors|manager|managers) [being|beings]
  > . | $ | working | there | here | available | i can | who | that can | to (talk|speak|help|chat|assist)
  | around | online | on | at your | for me | please | in (your|the|this)
not after: limit | who (can|could|will) (clean|fix|repair)
not after: (on|in|at) (earth|the world|mars|the planet)

= someone-i-can-talk 0.92
(someone|somebody|anyone|anybody|person|human) (i|we|that i|who i|here i|there i|whom i) (can|could|may|might)
  [actually|please] (talk|speak|chat|call|reach|contact)

= can-person-help 0.93
(can|could|may|will|let|have|would|please have|want|need|like|get|ask) [an|a|the|your|some|any] [{adj}]3
  (human|humans|human being|real person|person|agent|representative|manager|supervisor|operator|advisor
  |real someone|staff member|member of staff) [being|agent|please|just] [to]
  (help|assist|take over|answer|handle|look|contact|call|respond|reply|join|jump in|step in|deal|speak|talk
  |explain|solve|get back|come|take|write|fix|sort)
not before: (how|which|what|why|when) ..1
not after: to open | at

= real-person 0.92
(real|live|actual|proper|genuine|living|breathing) [life] (human|human (being|beings)|person|persons|people|agent
  |agents|representative|representatives|operator|operators|humans|someone|somebody|support (agent|agents)
  |service (agent|agents)|customer service (agent|agents)|employee|employees|customer support|customer service)
not before: {about-self}
not before: (spoke|talked|chatted|thanks|thank|great|good|glad|nice|happy|do you (think|feel|know)|pretend|claim
  |pretending|becoming|become|for|by) ..4
not after: was | were | told | said | helped | every (day|week|month|monday) | are you | is it you | right $ | s

= bare 0.95
^ [.] [no|ok|okay|hi|hello|hey|please|just|yes|well|so|wrong|ugh|um|sorry|nevermind|never mind|a|an|the|your
  |thanks|stop|listen|need|want|give|get|me|i|now|to|with|nope|omg|wtf|argh|can|could|have|any|some|try|go|let
  |again|ask|find|call]+ [.]+ [{adj}]3 (human|humans|human (being|agent|support|help|handoff|handover|takeover
  |operator|assistance|representative|person|advisor|service)|person|agent|representative|operator|supervisor
  |manager|handoff|hand off|handover|hand over|live chat|live support|customer service|customer support
  |customer care|real someone|someone real|employee|specialist|advisor|callback|call back|phone call|real person
  |support agent|service agent|talk to support|somebody real|human human|agent agent|tech support
  |technical support|team member|staff member|human now) [please|now|asap|thanks|thank you|pls|instead|here
  |required|needed|immediately|only|help|.|human|agent|right now|wanted|request|requested|for me|this instant
  |today|contact|transfer|chat|preferred]+ $

= from-office 0.9
^ [.] [please|can|could|i (want|need)|get me|give me]+ (someone|somebody|anyone) (from|at|in) [your|the]
  (customer|support|sales|service|team|staff|company|office|management|billing|technical|tech) ..5 . $
^ [please|i (want|need)|get me|give me]+ (someone|somebody|anyone) (from|at|in) [your|the]
  (customer (care|service|support)|support|sales|team|staff) [team|department|please]+ [.]+ $

= no-bot 0.94
(no|no more|not another|stop|stop (the|this)|stop with the|enough of (the|this|these)|enough with the|get rid of
  |get rid of the|kill (the|this)|end the|quit the|turn off|turn off the|turn the|disable|disable the
  |switch off the|switch off|shut up|shut up you|skip the|skip|remove the|ditch the|drop the|away with the
  |bypass the|bypass|leave the|exit|exit the|fuck (this|the|off)|screw (this|the)|damn|get me out of this
  |get me away from this|leave me alone|forget (the|this)|cut the)
  [stupid|damn|dumb|fucking|useless|annoying|more|chat|goddamn|bloody|freaking|this|the|these|your|of|silly]+
  (bot|robot|robots|chatbot|chat bot|machine|ai|artificial intelligence|automated _|virtual (assistant|assistants)
  |virtual agent|ai agent|canned (answers|responses|replies)|automation|robotic answers)
  > . | $ | please | pls | now | nowhere | off | thank | thanks | for | i | this | here | talk | talking | stuff
  | nonsense | crap | bullshit | and | just | human | humans | answer | answers | chat | chats | today | ok | okay
  | want | only | stop | with | responses | replies | thing | again | ever | agent | agents
not before: (why|there is|theres|how (do i|to|can i|does one)|are you|is it|what|if|i have|i see|with) ..1
not after: vacuum | cleaner | mower | hoover | arm | kit | from my (server|site|website) | trading

{unwilling} = want | wanna | like | to | really | be | even | wish | need | love | enjoy | having | going | trust
  | keep | will | appreciate | care | help from | just | i | you | dealing | getting | me | of | prefer
  | an answer from | answers from | waste | wasting | my time | use | using | answers | by | this | work | works
  | wait | waste time | feel like | for
{dealing} = talk | talking | speak | speaking | chat | chatting | deal | dealing | interact | interacting
  | communicate | communicating | converse | conversing | write | writing | type | typing | texting | argue
  | arguing | help | helped | served | handled | answered | discuss | discussing | waste time | answering
{to-a-bot} = [{unwilling}]+ [{dealing}] [to|with|by|from|on|this|these|those]+ [an|a|the|your|any|some|this
  |these|stupid|dumb|damn|fucking|useless|another|annoying|more|freaking]+ {bot}
{after-bot} = . | $ | please | anymore | any | anything | i | and | so | again | now | right | let | lets | give
  | want | get | but | here | like | as | asap | that | thats | for | thanks | all | who | which | at | just | to
  | is | can | cant | about | ever | stuff | answers | responses | support | chat | chats | cause | because | when
  | if | bullshit | crap | connect | transfer | assistant | assistants | agent | agents

= not-to-bot 0.95
(dont|do not|not|wont|never|rather not|didnt|did not) {to-a-bot} > {after-bot}
not before: (are you|you are|youre|youre sure|i am|im|is this|this is|it is|its|am i|were you|prove [that] (i|you)
  |that (i|you) (am|are)|be|as|was|captcha|if|my|clearly|why do (you|people)|do you|thats|apparently|obviously
  |definitely) [sure|surely|really|just]
not after: vacuum | cleaner | mower

= tired-of-bot 0.95
(refuse to|refuse|hate|dislike|sick of|tired of|fed up with|done with|cant stand|no point in|stop|quit|instead of
  |no interest in|not interested in|without|rather than|had enough of|enough of|bored of|annoyed by
  |frustrated with) {to-a-bot} > {after-bot}
not before: how (do i|to|can i) | dont | not | never
not after: vacuum | cleaner | mower

= bot-is-stupid 0.85
(talking|speaking|chatting|dealing|arguing|talk|speak) (to|with) [an|a|the|this|your|these] [stupid|dumb] {bot}
  (is|are|sucks|makes me|wont|doesnt|does not|isnt|will not|drives)
not before: am i | are you | is this

= not-you 0.88
(dont|do not|wont|not|never|refuse to|stop|sick of|tired of|done|no point) [want|wanna|like|wish|going] [to]
  {say} (to|with) you > . | $ | anymore | any | again | i | get | give | let
not before: (why|can) ..1

= call-me 0.9
[(please|can you|could you|can someone|could someone|someone|somebody|can somebody|anyone|want you to|need you to
  |would you|will you|and|just|to|have (someone|somebody|a person|an agent)|you|kindly|then|so|must|should|better)
  [please|to|can|just|pls]+] (call me|phone me|ring me|give me a (call|ring|phone call|callback|call back|buzz))
  [back] [please]
  > {now} | back | at | on | right | when | as soon | immediately | urgently | today | tomorrow
  | this (morning|afternoon|evening) | in (the|an|a|#) | in _ minutes | later | regarding | about | to discuss
  | thank | thanks | i | or | and | my (number|numbers) | here | tonight | between | after | before
  | to (talk|help|resolve|sort|solve|fix)
not before: what (do|should|will|can|does|would|are) [_]+
not before: what (do|should|will|can|does|would|are)
not before: (dont|do not|they|people|friends|he|she|it|never|not|why|what|who|stop|used to|didnt|did|should you
  |keep|keeps|kept|always|scammer|scammers|if you|my _|can you not|number|numbers|spam|would) ..1
  [please|to|should|do|can|would|will|did]+
not after: names | a | by

= have-contact-me 0.9
(have|let|can|could|will|would|get|want|need|ask|please)
  ([{det}] [{adj}]2 ({human}|{who}|colleague|technician)|your _) [from [the|your] _ [team]] [please] [to]
  (reach out to|contact|call|phone|ring|get back to|get in touch with|reach) (me|us)
  > {now} | by phone | today | back | about | on | at | as soon | tomorrow | directly | regarding
not before: (dont|not|why|how) ..1

= someone-on-phone 0.92
(get|have|speak to|talk to|put|need|want|reach|like|give me) [me] [to]
  (someone|somebody|anyone|a person|an agent|anybody) (on|over) [the] (phone|line|telephone)
not before: (dont|not) ..1

= call-me-bare 0.9
^ [please|pls|hi|hello|hey|ok|just|kindly|.]+ (call|phone|ring) me [back|please|now|asap|.|today|tomorrow]+
  [at|on] [#]+ [.]+ $

= callback 0.85
(want|need|request|requesting|like|get|have|arrange|schedule|book|expect|ask for|prefer|rather have) [to|for]
  [an|a|your|me] [urgent|immediate|phone] (callback|call back|phone call|telephone call|return call)
not before: (dont|do not|how many|no) ..1

= manager 0.94
(get|want|need|where is|wheres|call|bring|ask|let me (see|have)|fetch|give me|find|show me) [me|to (see|have|get)]
  (your|the|a) (manager|supervisor|boss|superior|team lead|line manager|superiors|managers|supervisors|director
  |person in charge|someone in charge)
  > . | $ | please | now | here | on | to | right | asap | and | because | immediately | about
not before: (dont|not|how do i) ..1
not after: to (approve|sign|add|log)

= someone-real 0.92
(someone|somebody|anyone) (real|human|alive|who is (real|human|not a (bot|robot)|alive)|thats not a (bot|robot)
  |not a (bot|robot)|with a (brain|pulse|heartbeat)
  |who [actually|really] (can (actually|really)|knows|understands|is smarter|has a brain|speaks))
not before: (are you|is this|you are|if) ..2

= someone-else 0.85
(want|need|get me|give me|connect me (to|with)|like to (talk|speak) (to|with)|speak (to|with)|talk (to|with)
  |let me have|is there|bring|find me|send me) [to (talk|speak) (to|with)] (someone|somebody|anyone)
  (else|other than you|competent|in charge|higher up)
  > . | $ | please | now | who | to (help|talk|speak) | here | than | i can
not before: (dont|not|if) ..1

= person-not-bot 0.95
(human|person|agent|someone|somebody|people|humans) [.]+ [and|please|i said]+ (not|instead of|rather than|no) [to]
  [an|a|the|this|your|another|some|with]+ [stupid|dumb] {bot}
not before: (are you|is this|am i|you|if|was|be|i am|im|did|whether) ..4

= person-instead 0.93
(human|humans|person|agent|representative|operator|somebody|someone) instead
not before: (are you|is this|sent|paid|transferred|charged) ..4

= handoff 0.9
human (handoff|handover|takeover|escalation|transfer|please)
(agent|representative|operator) please
(handover|hand over|handoff|hand off) to [an|a] (human|agent|person)
speak human | talk human | human agent now
not before: do you

= i-said 0.93
(i said|i asked for|asking for|i keep asking for|i need|still waiting for|waiting for|where is|wheres|where are)
  [an|a|the|my|your|that] [{adj}]2 (human|humans|agent|representative|operator|live agent|real person)
  > . | $ | i | please | now | not | you
not before: (dont|do not|not|never) ..1
`,
};

/** Asking who is at the other end, in any language, is no wish for a person: it silences the learned score. */
export const whoIsThere: TableText = {
  file: 'core/triage/wish/english.ts',
  text: `
= asks-who-is-there 0
(^|.) [hi|hello|hey|so|wait|ok|but|and|hallo|hola]+ (are you|am i|is this|you are|youre|spreche ich|rede ich
  |bist du|sind sie|es tu|etes vous|est ce que (je|tu|vous|c)|eres|es usted|estoy hablando|voce e|estou falando
  |sei|parlo con|sto parlando|ben je|bent u|spreek ik|praat ik)

= tells-of-the-past 0
(i|we) [have|just|already|then]+ (spoke|talked|chatted|dealt) (to|with)
(ich|wir) (sprach|sprachen|habe|haben|hatte|hatten) ..6 (gesprochen|geredet|telefoniert|geschrieben|gestern|kontakt)
(sprach|telefonierte) ..3 (gestern|neulich|vorhin)
(ayer|anoche|anteayer) ..2 (hable|hablamos|contacte) | (hable|hablamos|contacte) ..5 (ayer|anoche|anteayer|la semana pasada)
(j ai|on a|nous avons) [deja] (parle|eu|contacte|discute) ..5 (hier|avant hier|la semaine derniere)
hier ..2 (j ai|on a|nous avons) [deja] (parle|eu|contacte|discute)
(falei|falamos|conversei|contatei) [ontem] (com|a|o)
(ho|abbiamo) [gia|ieri]2 (parlato|sentito|contattato|chiamato)

= asks-for-no-person 0
(support|supporto|soporte|suporte|unterstutzung) (for|fur|para|per|du|von) [the|a] _
(n ai|n avons) [pas] besoin de personne | no necesito a nadie | nao preciso de ninguem | non ho bisogno di nessuno
(brauche|brauchen) ..2 (keinen|keine) (menschen|mitarbeiter|person|hilfe)
`,
};

import { pattern, type WishRule } from './rule.ts';

const parts = {
  det: '(?:an? |the |your |any |some |another |one of your |one of the |my |this |ur )?',
  adj: `(?:(?:real|live|actual|proper|human|genuine|living|breathing|flesh and blood|physical|normal|competent|smart|
different|another|other|senior|decent|nice|customer|client|service|support|care|tech|technical|sales|phone|helpful|
available|specific|local|qualified|trained|fucking|freaking|damn|bloody|goddamn|thinking|sane|in person) )`.replaceAll(
    '\n',
    '',
  ),
  human:
    `humans?(?: beings?| agents?| representatives?| operators?| persons?| advisors?| support| assistance| help)?|
persons?|people|agents?|representatives?|operators?|advis[oe]rs?|employees?|supervisors?|managers?|
staff(?: members?)?|team members?|members? of (?:your |the )?(?:staff|team)|specialists?|technicians?|engineers?|support engineers?|consultants?|
receptionist|receptionists|homo sapiens|mortal`.replaceAll('\n', ''),
  office:
    `(?:customer|client) (?:service|support|care|relations)(?: team| department| agent| representative)?|
(?:your |the |a )?(?:support|service|sales|billing|help|tech|technical)(?: support)? (?:team|department|desk|staff)|help ?desk|
technical support|tech support|live support|human support|customer representative|founders?|owners?|ceo|boss|bosses|
(?:one |some )?(?:of )?your (?:team|colleagues?|company|people|support|staff|superiors?|boss)|(?:a|the|another) (?:colleague|coworker|superior|higher up)|
management|head office|support|live chat`.replaceAll('\n', ''),
  who: `someone|somebody|anyone|anybody|some one`,
  real: `real|human|else|who|that|with a|at|from|in (?:your|the|customer|support|charge|person)|over the|on the|by|instead|now|please|asap|
right|today|immediately|directly|face|higher|competent|smarter|actual|live|alive|as soon|urgently|than|thats`.replaceAll(
    '\n',
    '',
  ),
  talk: 'talk|talking|complain|complaining|speak|speaking|chat|chatting|communicate|communicating|converse|interact|interacting|deal|dealing|text|message',
  reach:
    'contact|contacting|reach|reaching|reach out to|get hold of|get a hold of|get in touch with|getting in touch with|get ahold of|call|calling|phone|ring',
  bot: 'bots?|robots?|chat ?bots?|machines?|computers?|ai|ais|artificial intelligence|automated (?:system|assistant|response|responses|replies|answers?|message|messages)|virtual assistants?|automation|algorithms?|llm|chatgpt|program|software|robotic answers?|canned (?:answers|responses|replies)',
  send: 'transfer|transferring|connect|connecting|forward|forwarding|escalate|hand|route|redirect|switch|switching|patch|refer|direct|pass|put|link|bring|send|get|move|take|hook',
  thing:
    'me|us|this|it|my (?:case|chat|call|issue|ticket|problem|request|question)|(?:this|the|a|our) (?:chat|call|conversation|case|issue|ticket|matter)',
  end: '(?= \\.| $| please| now| instead| than| asap| right| here| thank| thx| immediately| today| ok| and| or| but| on | as | with | for this| not | rather| who| that| in charge| at | from| about| because| i | you | to (?:help|assist|talk|speak|chat|answer|deal|handle|call|solve|look|fix|take|sort|explain|contact|respond|reply|come|support|discuss|resolve|do)| available| quick| if | cause| since| so | urgently| :| help| support| online| is | can | over | handling| regarding| concerning| this| no | via| by | yes| today| again| already| damn| man| bro| dude| for help| directly)',
};

/** Before a match: the person asks who is talking, tells of the past, or says that it is not wanted. */
const notWish =
  /(?:\b(?:am i|are you|r you|is this|is it|was i|were you|have i been|did i|did you|do i (?:need|have|really)(?: to)?|must i|should i|if i|im already|i was|i have been|ive been|i am|im|keep|they|he|she|you are|youre|you|aint you|arent you|do you like|do you prefer) (?:just |even |really |actually |still |currently |now |to |being |a |an |the |like )*|\b(?:dont|do not|didnt|did not|no need|not need|never|wont|without|rather not|not want|doesnt|needn?t|not going|instead of|unable to be) (?:(?:want|need|like|wish|have|really|even|to|me|having|know if i|think i|go|going|be|you|would) )*)$/u;

const aboutSelf =
  /\b(?:am i|are you|r you|is this|is it|was i|were you|you are|youre|your|i am|im|not|aint|arent|isnt|be|being|as|like|you|sound like|seem like|seems like|think|than|whether|if|they|this is|thats|that is|was) (?:(?:just|even|really|actually|real|live|living|actual|truly|physical|a|an|the|secretly|also|some|some kind of|this|you|talking to|speaking to|chatting with|speaking with|talking with|currently|by) )*$/u;

const rules: readonly (readonly [
  id: string,
  score: number,
  source: string,
  before?: RegExp | undefined,
  after?: RegExp,
])[] = [
  [
    'en.talk-to-person',
    0.97,
    '\\b<talk> (?:to |with |w |2 |too |from )?<det><adj>{0,3}(?:real \\w+ )?(?:<human>)<end>',
    notWish,
  ],
  [
    'en.talk-to-office',
    0.95,
    '\\b(?:talk|speak|chat|talking|speaking|chatting) (?:to |with )<det><adj>{0,2}(?:<office>)<end>',
    notWish,
  ],
  [
    'en.talk-to-someone',
    0.93,
    '\\b(?:talk|speak|chat|talking|speaking|chatting) (?:to |with )<who>(?= \\.| $| <real>| pl| if)',
    notWish,
    /^ (?:at (?:the|my|a)|in (?:the|my|a)) .*\b(?:shop|store|airport|party|bank)\b/u,
  ],
  [
    'en.reach-person',
    0.93,
    '\\b(?:want|need|need to do|have to do|must do|to do|know how|like|can i|could i|how do i|how can i|how to|help|help me|trying|try|trouble|problems?|issues?|assistance|question about|let me|may i|able|possible|please|where|ways?|where do i|where can i|cant|id) (?:to )?(?:with )?(?:<reach>) (?:to |with )?<det><adj>{0,3}(?:<human>)(?= \\.| $| please| now| instead| asap| here| directly| about| from| at | for)',
    /\b(?:do i (?:need|have)|dont|do not|no need)(?: \w+){0,2} $/u,
    /^ (?:error|resources|rights)/u,
  ],
  [
    'en.contact-office',
    0.8,
    '\\b(?:want|need|like|can i|could i|let me|please|id like|help me|help|trouble|assistance|problems) (?:to )?(?:with )?(?:contact|contacting|reach|reaching|call|get) (?:your )?customer (?:service|support|care)(?= \\.| $| please| now| instead)',
  ],
  [
    'en.want-person',
    0.97,
    '\\b(?:want|need|require|give me|get me|prefer|would like|id like|looking for|find me|send me|bring me|demand|request|requesting|ask for|asking for|like to have|rather have|rather|must have|insist on|let me have|id love|wish for|can i have|can i get|could i get|could i have|may i have|may i get|i ll take|show me|get|having|switch to|change to|go to|have) (?:to (?:have|see|get|be with|be helped by|reach) |with |to |for |on )?(?:<det>)<adj>{0,3}(?:(?:real|actual|proper) \\w+ )?(?:<human>)<end>',
    /(?:\b(?:dont|do not|didnt|no need|never|without|you|they|he|she|not|we|doesnt|who|does|do you|to not|if i) (?:(?:to|really|even|want|need|like|also|ever|actually|still) )*|\b(?:should i|how do i|how to|how can i|to|and|where can i|can you|could you|app|will|would|another|must i) (?:download |install |remove |add |invite )?)$/u,
    /^ (?:resources|rights|error|account|accounts|role|position|job|name|id|access|license|to (?:take me|sign|look at my car|deal with my car|fix my car))/u,
  ],
  [
    'en.get-me-person',
    0.96,
    '\\b(?:can|could|would|will|please|pls) (?:you )?(?:please )?(?:get|find|bring|fetch|send|give|have|let|call|grab|ask|put|show) (?:me |us )?(?:in touch with |on to |in contact with |through to |a chance to talk to )?<det><adj>{0,3}(?:<human>)<end>',
    notWish,
    /^ (?:resources|rights|error)/u,
  ],
  [
    'en.transfer-me',
    0.97,
    '\\b<send> (?:<thing>) (?:over |off |through |in touch |across |straight |directly |in contact |on |up |back )?(?:to |with |onto )?(?:speak (?:to|with) |talk (?:to|with) )?<det><adj>{0,3}(?:(?:real|actual|proper) \\w+ )?(?:<human>|<office>|<who>)\\b',
    /\b(?:dont|do not|did|didnt|no need to|never|not|they|was|already) (?:\w+ )?$/u,
    /^ (?:resources|rights|error|else s|elses|account|can we|sent|paid)/u,
  ],
  [
    'en.put-through',
    0.95,
    '\\b(?:put me through|patch me through|transfer me|connect me|escalate (?:this|me|it|my \\w+)|hand me over|hand me off|hand this over)(?: please| now| already)?(?= \\.| $)',
    /\b(?:dont|do not|did|didnt|never|not|they) $/u,
  ],
  [
    'en.help-from-person',
    0.95,
    '\\b(?:help|support|assistance|assisted|helped|assist|advice|answer|answers|reply|response|replies|service|contact|attention|chat|conversation|handled|answered|call|word) (?:me )?(?:by |from |of |with )(?:an? |the |your |any |some )?<adj>{0,3}(?:<human>)<end>',
    /\b(?:was|were|got|received|had|been|great|good|bad|poor|thank|thanks|do i need|do you need) (?:\w+ ){0,3}$/u,
  ],
  [
    'en.human-help',
    0.94,
    '\\b(?:want|need|like|have|is there|get|require|prefer|give me|offer|provide|any|looking for|please|some|use|access|request|find|switch to|use) (?:to |some |any |an? |your |the |for |me )*(?:human|live|real|personal|in person|live human) (?:support|help|assistance|contact|service|chat|agent support|customer service|intervention|interaction|assistance|response|being|line|handoff|takeover|touch)',
    /\b(?:dont|no|not|never|thanks for the) $/u,
  ],
  [
    'en.humans-there',
    0.92,
    '\\b(?:are there|is there|do you have|you have|got|have you got|are any|where are the|any chance of|arent there|isnt there|possible to (?:get|have|reach|see)) (?:also |even |really |actually |not )?(?:any |an? |some |only )*<adj>{0,2}(?:humans?|persons?|people|human beings?|agents?|representatives?|operators?|advis[oe]rs?|supervisors?|managers?)(?: being| beings)?(?= \\.| $| working| there| here| available| i can| who| that can| to (?:talk|speak|help|chat|assist)| around| online| on | at your| for me| please| in (?:your|the|this))',
    undefined,
    /^ (?:limit|who (?:can|could|will) (?:clean|fix|repair))|^ (?:on|in|at) (?:earth|the world|mars|the planet)/u,
  ],
  [
    'en.someone-i-can-talk',
    0.92,
    '\\b(?:someone|somebody|anyone|anybody|person|human) (?:i|we|that i|who i|here i|there i|whom i) (?:can|could|may|might) (?:actually |please )?(?:talk|speak|chat|call|reach|contact)',
  ],
  [
    'en.can-person-help',
    0.93,
    '\\b(?:can|could|may|will|let|have|would|please have|want|need|like|get|ask) (?:an? |the |your |some |any )?<adj>{0,3}(?:humans?|human being|real person|person|agent|representative|manager|supervisor|operator|advisor|real someone|staff member|member of staff)(?: being| agent| please| just)? (?:to )?(?:help|assist|take over|answer|handle|look|contact|call|respond|reply|join|jump in|step in|deal|speak|talk|explain|solve|get back|come|take|write|fix|sort)',
    /\b(?:how|which|what|why|when) (?:\w+ )?$/u,
    /^ (?:to open|at )/u,
  ],
  [
    'en.real-person',
    0.92,
    '\\b(?:real|live|actual|proper|genuine|living|breathing) (?:life )?(?:human(?: being)?|person|people|agents?|representatives?|operator|humans|someone|somebody|support agent|service agent|customer service agent|employee|customer support|customer service)s?\\b',
    new RegExp(
      `${aboutSelf.source}|\\b(?:spoke|talked|chatted|thanks|thank|great|good|glad|nice|happy|do you (?:think|feel|know)|pretend|claim|pretending|becoming|become|for|by) (?:\\w+ ){0,4}$`,
      'u',
    ),
    /^ (?:are you|is it you|right$|s )/u,
  ],
  [
    'en.bare',
    0.95,
    '^ (?:\\. )?(?:(?:no|ok|okay|hi|hello|hey|please|just|yes|well|so|wrong|ugh|um|sorry|nevermind|never mind|a|an|the|your|thanks|stop|listen|need|want|give|get|me|i|now|to|with|nope|omg|wtf|argh|can|could|have|any|some|try|go|let|again|ask|find|call) )*(?:\\. )*(?:<adj>){0,3}(?:humans?|human (?:being|agent|support|help|handoff|handover|takeover|operator|assistance|representative|person|advisor|service)|person|agent|representative|operator|supervisor|manager|hand ?off|handover|hand over|live chat|live support|customer service|customer support|customer care|real someone|someone real|employee|specialist|advisor|call ?back|phone call|real person|support agent|service agent|talk to support|somebody real|human human|agent agent|tech support|technical support|team member|staff member|human now)(?: (?:please|now|asap|thanks|thank you|pls|instead|here|required|needed|immediately|only|help|\\.|human|agent|right now|wanted|request|requested|for me|this instant|today|contact|transfer|chat|preferred))*(?: \\.)* $',
    /\b(?:are you|is this)\b/u,
  ],
  [
    'en.from-office',
    0.9,
    '^ (?:\\. )?(?:please |can |could |i (?:want|need) |get me |give me )*(?:someone|somebody|anyone) (?:from|at|in) (?:your |the )?(?:customer|support|sales|service|team|staff|company|office|management|billing|technical|tech)\\b[^.]{0,25}\\. $|^ (?:please |i (?:want|need) |get me |give me )*(?:someone|somebody|anyone) (?:from|at|in) (?:your |the )?(?:customer (?:care|service|support)|support|sales|team|staff)(?: team| department| please)* (?:\\. )*$',
  ],
  [
    'en.no-bot',
    0.94,
    '\\b(?:no|no more|not another|stop|stop the|stop this|stop with the|enough of the|enough of this|enough with the|enough of these|get rid of|get rid of the|kill the|kill this|end the|quit the|turn off|turn off the|turn the|disable|disable the|switch off the|switch off|shut up|shut up you|skip the|skip|remove the|ditch the|drop the|away with the|bypass the|bypass|leave the|exit|exit the|fuck this|fuck the|fuck off|screw this|damn|get me out of this|get me away from this|leave me alone|screw the|forget the|forget this|cut the) (?:stupid |damn |dumb |fucking |useless |annoying |more |chat |goddamn |bloody |freaking |this |the |these |your |of |silly )*(?:bots?|robots?|chat ?bots?|machines?|ai|artificial intelligence|automated \\w+|virtual assistants?|virtual agent|ai agent|canned (?:answers|responses|replies)|automation|robotic answers)(?= \\.| $| please| pls| now| off| thank| for| i | this| here| talk| stuff| nonsense| crap| bullshit| and| just| human| answers?| chat| today| ok| want| only| stop| with| responses| replies| thing| again| ever| agents?)',
    /\b(?:why|there is|theres|how (?:do i|to|can i|does one)|are you|is it|what|if|i have|i see|with) (?:\w+ )?$/u,
    /^ (?:vacuum|cleaner|mower|hoover|arm|kit|from my (?:server|site|website)|trading)/u,
  ],
  [
    'en.not-to-bot',
    0.95,
    '\\b(?:dont|do not|not|wont|never|rather not|didnt|did not) (?:(?:want|wanna|like|to|really|be|even|wish|need|love|enjoy|having|going|trust|keep|will|appreciate|care|help from|just|i|you|dealing|getting|me|of|prefer|wish|an answer from|answers from|waste|wasting|my time|use|using|answers|by|this|work|works|wait|waste time|feel like|for) )*(?:(?:talk|talking|speak|speaking|chat|chatting|deal|dealing|interact|interacting|communicate|communicating|converse|conversing|write|writing|type|typing|texting|argue|arguing|help|helped|served|handled|answered|discuss|discussing|waste time|answering) )?(?:(?:to|with|by|from|on|this|these|those) )*(?:an? |the |your |any |some |this |these |stupid |dumb |damn |fucking |useless |another |annoying |more |freaking )*(?:<bot>)(?= \\.| $| please| anymore| any| i | and| so| again| now| right| let| give| want| get| but| here| like| as| that| for| thanks| all| who| which| at| just| to | is| can| about| can| ever| stuff| answers| responses| support| chat| cause| because| please| when| if| bullshit| crap| connect| transfer| assistant| agent)',
    /\b(?:are you|you are|youre|youre sure|i am|im|is this|this is|it is|its|am i|were you|prove (?:that )?(?:i|you)|that (?:i|you) (?:am|are)|be|as|was|captcha|if|my|clearly|why do (?:you|people)|do you|thats|apparently|obviously|definitely) (?:sure |surely |really |just )?$/u,
    /^ (?:vacuum|cleaner|mower)/u,
  ],
  [
    'en.tired-of-bot',
    0.95,
    '\\b(?:refuse to|refuse|hate|dislike|sick of|tired of|fed up with|done with|cant stand|no point in|stop|quit|instead of|no interest in|not interested in|without|rather than|had enough of|enough of|bored of|annoyed by|frustrated with) (?:(?:want|wanna|like|to|really|be|even|wish|need|love|enjoy|having|going|trust|keep|will|appreciate|care|help from|just|i|you|dealing|getting|me|of|prefer|wish|an answer from|answers from|waste|wasting|my time|use|using|answers|by|this|work|works|wait|waste time|feel like|for) )*(?:(?:talk|talking|speak|speaking|chat|chatting|deal|dealing|interact|interacting|communicate|communicating|converse|conversing|write|writing|type|typing|texting|argue|arguing|help|helped|served|handled|answered|discuss|discussing|waste time|answering) )?(?:(?:to|with|by|from|on|this|these|those) )*(?:an? |the |your |any |some |this |these |stupid |dumb |damn |fucking |useless |another |annoying |more |freaking )*(?:<bot>)(?= \\.| $| please| anymore| any| i | and| so| again| now| right| let| give| want| get| but| here| like| as| that| for| thanks| all| who| which| at| just| to | is| can| about| can| ever| stuff| answers| responses| support| chat| cause| because| please| when| if| bullshit| crap| connect| transfer| assistant| agent)',
    /\b(?:how (?:do i|to|can i)|dont|not|never) $/u,
    /^ (?:vacuum|cleaner|mower)/u,
  ],
  [
    'en.bot-is-stupid',
    0.85,
    '\\b(?:talking|speaking|chatting|dealing|arguing|talk|speak) (?:to|with) (?:an? |the |this |your |these )?(?:stupid |dumb )?<bot> (?:is|are|sucks|makes me|wont|doesnt|does not|isnt|will not|drives)\\b',
    /\b(?:am i|are you|is this) $/u,
  ],
  [
    'en.not-you',
    0.88,
    '\\b(?:dont|do not|wont|not|never|refuse to|stop|sick of|tired of|done|no point) (?:want |wanna |like |wish |going )?(?:to )?(?:talking|speaking|chatting|talk|speak|chat) (?:to|with) you(?= \\.| $| anymore| any| again| i | get| give| let)',
    /\b(?:why|can) (?:\w+ )?$/u,
  ],
  [
    'en.call-me',
    0.9,
    '\\b(?:(?:please|can you|could you|can someone|could someone|someone|somebody|can somebody|anyone|want you to|need you to|would you|will you|and|just|to|have (?:someone|somebody|a person|an agent)|you|kindly|then|so|must|should|better) (?:please |to |can |just |pls )*)?(?:call me|phone me|ring me|give me a (?:call|ring|phone call|callback|call back|buzz))(?: back)?(?: please)?(?= \\.| $| please| now| back| asap| at | on | right| when | as soon| immediately| urgently| today| tomorrow| this (?:morning|afternoon|evening)| in (?:the|an?|\\d|\\w+ minutes)| later| instead| regarding| about| to discuss| thank| i | or | and | my number| here| tonight| between| after| before| to (?:talk|help|resolve|sort|solve|fix))',
    /\bwhat (?:do|should|will|can|does|would|are) .*$|\b(?:dont|do not|they|people|friends|he|she|it|never|not|why|what|who|stop|used to|didnt|did|should you|keeps?|kept|always|scammers?|if you|my \w+|can you not|numbers?|spam|would) (?:\w+ )?(?:please |to |should |do |can |would |will |did )*$/u,
    /^ (?:names|a |by )/u,
  ],
  [
    'en.have-contact-me',
    0.9,
    '\\b(?:have|let|can|could|will|would|get|want|need|ask|please) (?:<det><adj>{0,2}(?:<human>|<who>|colleague|technician)|your \\w+) (?:from (?:the |your )?\\w+ (?:team )?)?(?:please )?(?:to )?(?:reach out to|contact|call|phone|ring|get back to|get in touch with|reach) (?:me|us)(?= \\.| $| please| by phone| asap| today| now| back| about| on | at | as soon| tomorrow| directly| regarding)',
    /\b(?:dont|not|why|how) (?:\w+ )?$/u,
  ],
  [
    'en.someone-on-phone',
    0.92,
    '\\b(?:get|have|speak to|talk to|put|need|want|reach|like|give me) (?:me )?(?:to )?(?:someone|somebody|anyone|a person|an agent|anybody) (?:on|over) (?:the )?(?:phone|line|telephone)',
    /\b(?:dont|not) (?:\w+ )?$/u,
  ],
  [
    'en.call-me-bare',
    0.9,
    '^ (?:please |pls |hi |hello |hey |ok |just |kindly |\\. )*(?:call|phone|ring) me(?: back| please| now| asap| \\.| today| tomorrow)* (?:at |on )?[\\d ]*(?:\\. )*$',
  ],
  [
    'en.callback',
    0.85,
    '\\b(?:want|need|request|requesting|like|get|have|arrange|schedule|book|expect|ask for|prefer|rather have) (?:to |for )?(?:an? |your |me )?(?:urgent |immediate |phone )?(?:call ?back|phone call|telephone call|return call)\\b',
    /\b(?:dont|do not|how many|no) (?:\w+ )?$/u,
  ],
  [
    'en.manager',
    0.94,
    '\\b(?:get|want|need|where is|wheres|call|bring|ask|let me (?:see|have)|fetch|give me|find|show me) (?:me |to (?:see|have|get) )?(?:your|the|a|ur) (?:manager|supervisor|boss|superior|team lead|line manager|superiors|managers|supervisors|director|person in charge|someone in charge)(?= \\.| $| please| now| here| on | to | right| asap| and | because| immediately| about)',
    /\b(?:dont|not|how do i) (?:\w+ )?$/u,
    /^ to (?:approve|sign|add|log)/u,
  ],
  [
    'en.someone-real',
    0.92,
    '\\b(?:someone|somebody|anyone) (?:real|human|alive|who is (?:real|human|not a (?:ro)?bot|alive)|thats not a (?:ro)?bot|not a (?:ro)?bot|with a (?:brain|pulse|heartbeat)|who (?:actually |really )?(?:can (?:actually|really)|knows|understands|is smarter|has a brain|speaks))(?= |$)',
    /\b(?:are you|is this|you are|if) (?:\w+ ){0,2}$/u,
  ],
  [
    'en.someone-else',
    0.85,
    '\\b(?:want|need|get me|give me|connect me (?:to|with)|like to (?:talk|speak) (?:to|with)|speak (?:to|with)|talk (?:to|with)|let me have|is there|bring|find me|send me) (?:to (?:talk|speak) (?:to|with) )?(?:someone|somebody|anyone) (?:else|other than you|competent|in charge|higher up)(?= \\.| $| please| now| who| to (?:help|talk|speak)| here| than| i can)',
    /\b(?:dont|not|if) (?:\w+ )?$/u,
  ],
  [
    'en.person-not-bot',
    0.95,
    '\\b(?:human|person|agent|someone|somebody|people|humans)[ .]+(?:and |, |please |i said )*(?:not|instead of|rather than|no) (?:to )?(?:an? |the |this |your |another |some |with )*(?:stupid |dumb )?<bot>\\b',
    /\b(?:are you|is this|am i|you|if|was|be|i am|im|did|whether) (?:\w+ ){0,4}$/u,
  ],
  [
    'en.person-instead',
    0.93,
    '\\b(?:humans?|person|agent|representative|operator|somebody|someone) instead\\b',
    /\b(?:are you|is this|sent|paid|transferred|charged) (?:\w+ ){0,4}$/u,
  ],
  [
    'en.handoff',
    0.9,
    '\\b(?:human (?:handoff|handover|takeover|escalation|transfer|please)|agent please|representative please|operator please|hand(?:over|off| over| off) to (?:an? )?(?:human|agent|person)|speak human|talk human|human agent now)\\b',
    /\bdo you $/u,
  ],
  [
    'en.i-said',
    0.93,
    '\\b(?:i said|i asked for|asking for|i keep asking for|i need|still waiting for|waiting for|where is|wheres|where are) (?:an? |the |my |your |that )?<adj>{0,2}(?:human|humans|agent|representative|operator|live agent|real person)(?= \\.| $| i | please| now| not| you)',
    /\b(?:dont|do not|not|never) (?:\w+ )?$/u,
  ],
];

export const englishRules: readonly WishRule[] = rules.map(([id, score, source, before, after]) => ({
  id,
  score,
  pattern: pattern(source, parts),
  ...(before ? { unlessBefore: before } : {}),
  ...(after ? { unlessAfter: after } : {}),
}));

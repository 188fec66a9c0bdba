import type { PhraseTable } from '../../text/phrases.ts';

/** What was tried, what was proposed, and how it ended. */
export const fixTable: PhraseTable = {
  name: 'fix',
  texts: [
    {
      file: 'core/brief/words/fixes.ts',
      text: `
= failed
(didnt|did not) (help|work|fix|solve|change|resolve|do anything) | (doesnt|does not) (help|work|fix|solve|change)
(dont|do not) (help|work) | (hasnt|has not) (helped|worked|fixed) | (havent|have not) (helped|worked)
(isnt|arent|wasnt|(is|are|was) [still] not) (help*|work*|fix*|connect*|load*|chang*)
(will not|wont) (work|connect|load) | not working | not fixed | never worked
none [of (it|them|these|those|that)] [have|has] (worked|helped)
nothing (helps|helped|works|worked|changed|changes|happens|happened)
no (avail|luck|success|change|difference|effect|joy) | without (success|luck|effect) | in vain
still (the same*|get*|see*|fail*|no*|broken|happen*|have|having|there|stuck|doing|says|shows|cant|cannot|wont|does*
  |running into|a|an|crash*|freez*|slow*|down*)
same (error|problem|issue|thing|result|message|bug|again)
(the|that|this) same [thing] (happens|happened|again) | (still|again) (nothing|no luck|not) | does nothing | [and|but] nothing happens
(wont|doesnt|didnt|not) make [a|any|the|much] difference | (stopped|stops) (working|again) | to no avail | couldnt find [any|the|it|that|them] | cant find [any|the|it|that|them]
(does|do|did) [_] not (help|work|fix|solve|change)
(problem|issue|error|it|bug) [still] (persist|persists|remain|remains|continue|continues|is back|came back
  |is still there|come back|comes back)
(it|that|this) [also] (fails|failed) | both [times] failed | made it worse | useless | no better
(not|never|hasnt|isnt|didnt|doesnt) ..2 (work*|fix*|solv*|help*|resolv*)
hat nicht geholfen | hilft nicht | (funktioniert|geht) [immer noch] nicht | immer noch | ohne erfolg | brachte nichts
marche [toujours] pas | toujours (pas|le même) | n a rien chang* | n a pas (march*|aid*) | sans succès
no funcion* | sigue (igual|sin|fall*) | no ha servido | sin éxito | no ayud*

= worked
(that|this|it|which|everything|all) [has|have|finally|actually|now|just]+
  (worked|fixed (it|the)|solved|did (it|the trick)|helped|resolved)
worked (now|perfectly|fine|great|for me|a treat) > . | $
worked > . | $
(is|are|its|it is|all|am) [now] (working|fixed|solved|resolved|fine|sorted) (now|again|fine)
(working|fixed|sorted|solved|resolved) (now|again) | finally (works|worked) | problem solved
issue [is] (solved|resolved|fixed) | did the trick | that [actually] (worked|helped)
no longer (an issue|happening|failing) | (work|works) now | back (up and running|to normal)
hat (geholfen|funktioniert|geklappt) | (funktioniert|geht) (jetzt|wieder) | a marché
ya funciona | ha funcionado | funcionó | solucionado

[have|has|was|were|got|now|and|i] fixed (by|when|after|this (situation|problem|issue|by)|it (by|with|myself))
(solved|resolved) (by|when|after|it by|it with|this by) | took care of it | (fixes|solves|solved|resolved) (it|the (issue|problem))
thanks for (fixing|solving|resolving|sorting) | thank you for (fixing|solving|resolving|sorting|taking)

= works
(that|this|it|which|everything|all) [has|have|finally|actually|now|just]+ works
(ça|cela) (marche|fonctionne)
not after: [fine] (until|before|but|except) | pas

// The trouble goes on, said right after something was proposed.
= goes-on
(continues|keeps|keep|kept) ..1 (to|say*|show*|get*|happen*|crash*|fail*|loop*|freez*|drop*|tell*|giv*|com*|ask*)
but [now|then|again|it|i] [now|still|just|only|again] (get|gets|got|says|say|shows|gives|keeps|keep|stops|wont|cant|doesnt)
unable to | (it|this|that|which|still) (doesnt|wont|isnt|cant|does not|will not) | (it|this) (only|just) (goes|jumps|gets|says|shows|stays)
(cant|cannot|can not|couldnt|could not|dont|do not) [even] (find|see|open|get|log|connect|load|access|sign)
(same|green|black|blank|error) (screen|page|error|message) | (it|this) (didnt|did not) | nothing (was|is|works|worked|happens|happened)

// What worked has failed since.
= relapsed
spoke too (soon|early) | (stopped|quit) working | (is|its|are|was) (back|down|happening|broken|gone) again | came back
not (working|fixed) (again|anymore|any more|after all) | (happening|failing|broken|started|fails|crashes|crashing) again
(problem|issue|error) (is|has|came|come) [back|returned|again]

// What a fix does, so that a report finds the suggestion that it answers. The first that is heard counts.
= does-restart
restart* | re start* | reboot* | re boot* | rebot* | powercycl* | power cycl*
(turn|turned|turning) (it|them|off|the _ off) ..4 on | (switch|switched|switching) [it] off and on
neu (start*|gestart*) | neugestart* | redémarr* | reinici*
= does-reinstall
reinstall* | re install* | uninstall* | redownload* | re download* | delet* (and|the app) | neu install*
réinstall* | reinstal*
= does-reset
reset* | re set* | restor* | factory | clean boot | zurückgesetzt | réinitialis* | restablec*
= does-update
updat* | upgrad* | aktualisier* | (mis|mise) à jour | actualiz*
= does-clear
clear* | cach* | cookie* | geleert | vide | vidé | videz | vidée | borr*
= does-sign-in
(log|logged|logging|sign|signed|signing) (out|in|off|back) | login* | logout* | logoff* | reauthenticat*
re authenticat* | abgemeldet | angemeldet | déconnect*
= does-unplug
unplug* | plug* | disconnect* | reconnect* | cable* | power cord | unpair* | repair* | re pair*
= does-browser
browser | incognito | private window | chrome | firefox | safari | edge | internet explorer
= does-network
wifi* | wi fi* | network* | router* | modem* | vpn* | ethernet* | dns* | proxy* | firewall* | allowlist* | allow list*
whitelist*
= does-password
password* | passwort* | passcode* | credential* | api key* | token* | rotat* | regenerat*
= does-settings
setting* | toggle* | disabl* | enabl* | (turn|turned|turning) (on|off) | configur*
= does-retry
retry* | retried | rerun* | reran* | re (run|ran) | again | (several|multiple) times | resubmit* | resend* | resent*
re (send|sent)

{did} = restarted | rebooted | reboted | reinstalled | uninstalled | resetted | cleared | updated | upgraded | unplugged
  | plugged | disconnected | reconnected | deleted | removed | disabled | enabled | switched | changed | replaced
  | redownloaded | downloaded | installed | powercycled | power cycled | toggled | unpaired | paired | repaired | checked
  | verified | renamed | rotated | regenerated | recreated | retried | tried | followed | performed | logged | signed
  | turned | restored | cleaned | swapped | tested | configured | downgraded | closed | reopened | added | adjusted
  | reduced | moved | refreshed | troubleshooted | attempted | reran | ran | re ran | went (to|through|into) | waited
  | re (started|booted|installed|setted|connected|downloaded|opened) | restarting | reinstalling | rebooting | reset my
  | did (every|each|all the) | did (restart|reboot|rebot|reinstall|uninstall|reset|clear|update|upgrade|unplug|disconnect|reconnect|delete|remove|all|everything|the steps|that|this|it|so|both|what) | done (all|everything|that|this|it|so)
  | (set|reset|re set) (it|up|the|my) | put (in|it) | took out | shut (it|down|my) | gave it a (shot|try|go)
`,
    },
    {
      file: 'core/brief/words/fixes.ts, second part',
      text: `
{who} = i | we | and | then | also | so | but | already | ive | weve | have | has | did | yes | yeah | ok | even | just
  | done | my _ | both | having | after | by | time | times
{first} = already | also | just | even | then | both | have | i | we | ive | tried [to] | did | multiple times | twice

// "I restarted it", "Ive already tried …", "Tried the reinstall", "have done 7 times", also without a subject.
= tried
(^|.|{who}) [{first}]+ {did}
(habe|haben) ..9 (versucht|probiert|neu gestartet|neugestartet|neu installiert|zurückgesetzt|gelöscht|aktualisiert
  |geleert)
j ai [déjà] (essayé|redémarré|réinstallé|vidé|supprimé|mis à jour)
he (probado|intentado|reiniciado|reinstalado|borrado|actualizado)

// "Restarting hasnt helped", "clearing the cache did nothing".
= tried-without
^ [{first}|.]+ (restarting|rebooting|resetting|reinstalling|uninstalling|clearing|updating|unplugging|deleting|disabling
  |refreshing|reconnecting|troubleshooting|changing|switching|logging (in|out)|signing (in|out)) ..6
  (not|didnt|doesnt|hasnt|havent|did nothing|does nothing|no (luck|change|effect|difference)|nothing)
(if|when|whenever|every time) (i|we) (click|press|tap|hit|restart|reset|refresh|select) ..5
  (nothing|does nothing|it (fails|crashes|freezes)|error)

// What the contact had to do to make it work, or did and it worked.
= did-solve
(i|we) (had|have) to (restart|reset|reinstall|uninstall|factory|hard reset|reboot|update|clear|delete|unplug|completely)
[ive|i|we|have] had to [completely] (restart|reset|reinstall|uninstall|factory|reboot|update|clear|delete|unplug)
fixed (by|it by|this by|when i|after i|it with) | (solved|resolved) (by|it by|this by|when i|after i|it with)
not after: myself | itself | my own

// "I tried to order it": the task, not a remedy.
= tried-the-task
(tried|trying|attempted) to (go|get|use|open|log|sign|find|buy|book|pay|order|make|do|watch|play|see|view|send|access
  |connect|load|upload|export|import|register|subscribe|cancel|claim|apply|submit|post|print|stream|sync|save|add)

// Something that is still to be done.
= will-try
(i|we) (will|shall|am going to|are going to) [then|also|just|definitely|now] (try|do|check|give|test|restart|reset|have a (look|go))
(ill|gonna|going to|let me|about to) [then|also|just|definitely|now] (try|do|check|give|test|restart|reset|have a (look|go)) | will (try|do|check)

// "Yes, I have checked that": it was done, and here they are.
= did-before
^ [yes|yeah|yep|ya]+ (it|they) (does|do|is|are) > i | ive | we | never | already | . | $
(yes|yeah|yep|ya|ok|okay|already) [.] [i|ive|we|weve|have|has|did|already]+ (checked|tried|done|did|verified|restarted|reset)
(already|before) (tried|did|done|checked) | (tried|did|done|checked) [all|that|this|it|so|them|those]+ (already|before|twice)
(iv|ive|have|weve) [already] done (all|that|it|this|so|both) | (it|they|that) (does|do|is|are) (already|match*|correct)

// Words that always tell an attempt; "I upgraded yesterday" tells a story as often.
= tried-surely
tried | attempted | restart* | re start* | reboot* | re boot* | rebot* | reinstall* | re install* | uninstall* | reset*
re set* | clear* | unplug* | powercycl* | power cycl* | toggl* | unpair* | gave it a | reran* | re ran* | refresh*
troubleshoot* | retried | versucht | probiert | neugestartet* | neu gestartet* | essayé | redémarré | probado | intentado
reinici*

// Reaching us is no fix.
= tried-to-reach
(tried|attempted|trying) [to] [_] (call*|contact*|phon*|reach*|email*|e mail*|speak*|ring*|chat*|messag*|tweet*|dm*
  |get (in touch|through|hold))

// "Should I restart it?" is a question.
= asks-to-try
(if|when|should|could|can|will|would|do|did|have) (i|we|you) (tr*|re*|up*|cl*)

= refers-to-all
all [of|the|steps|that|those|these|you|he|she|it|i|.] | everything | those | these | both | the steps | each
every (of|the|steps|that|thing)

= refers-back
gave it a (shot|try|go) | (did|done|tried) (that|this|it|so|both|and|but|before|already)
(did|done|tried) > . | $

{few} = one | two | three | five | ten | a few
{act} = try | restart | re start | reboot | re boot | reinstall | re install | uninstall | update | upgrade | clear | reset
  | re set | unplug | disconnect | reconnect | log (out|in|off|back) | sign (out|in|off|back)
  | turn [it|them|your _|the _] (off|on) | switch | toggle | disable | enable | delete | remove | change
  | check (that|whether|if|your|the|for) | go to | head [over] to | open | follow | select | tap | press | hold
  | powercycle | power cycle | download | install | use (a|an|the|another) | add | set | run | rerun | re run | retry
  | verify | rotate | regenerate | split | reduce | increase | shorten | narrow | wait [for] (#|a|an|until) | ensure
  | make sure | look (for|in|under|at) | inspect | clean | try again | let (the _|it) (finish|complete|run|charge) | change | file
  | wait {few} | backup | back up | kill the | review [the|your] | replace | rename | allow | whitelist | allowlist | create | paste | copy | enter | connect | unpair | repair
  | restore | redownload | re download | force (quit|close|restart|stop) | boot | perform | deleting | versuchen | starten
  | löschen | essayez | redémarrez | videz | pruebe | reinicie | borre
{lead} = hi _ | hello _ | hey _ | hi | hello | hey | ok | okay | got it | thanks | alright | then | next | now | first | also | and | great | hmm | sorry | to start
  | as a starting point | in the meantime | if (so|not) | if (that|it|you) _ ..7 | for (this|that) | once done | please
  | pls | kindly | bitte | no worries

// "Please restart …", "Could you try …?", "Have you tried …?", "We suggest that you …".
= suggested
^ [{lead}|.]+ [please|kindly|just|simply] {act}
(can|could|would|will) you [please|also|kindly|just] {act} | have you [already] tried | lets [have you] {act}
(did|have) you (try|tried) | (best thing|next step|other thing|another thing|thing|option) to (try|do) ..3 is
(you|u) (can|could|may|might) [also|always|still] try | are you able to {act} | see if (this|these|that) ..3 (works|work|helps|help)
(trying|using|switching|restarting|resetting|clearing|updating) ..6 (might|may|should|could|can) [also] help
(it is|its) best to [please] (take|{act}) | lets ..8 {act}
(heres|here is|here are|see|follow|try|use|check|with|through|worked through|has some) ..3 [the|these|those|some|all]
  (troubleshooting|steps|instructions|guide|walkthrough)
(troubleshooting|support|help) (article|steps|guide|page) | (check [out]|read|see|refer to) this (article|guide|doc)
(we|i|wed|id) [would] (suggest|recommend|advise)
(you (can|could|may|should|need to|might want to)|like for you to|does|please|try) [try|also|then]
  ({act}|logging|restarting|deleting|clearing|reinstalling)

= suggested-click
^ [{lead}|.]+ [please|kindly|just|simply] click [on]
(can|could|would|will) you [please|also|kindly|just] click [on] | lets click [on]
(you (can|could|may|should|need to|might want to)|please|try) [try|also|then] click [on]
not after: here to reach

// What one of us has set right.
= done-by-us
(has|have|is|are|was|were) [now|just|been|since|already|successfully]+ (added|reset|fixed|resolved|unbarred|unblocked|unlocked
  |restored|re enabled|reenabled|reactivated|activated|credited|refunded|replaced|corrected|reinstated|restarted|removed|updated|reissued|rebooted)
(should|will) [now] be (working|fixed|resolved|back|sorted) [now|again]
(i|we|ive|weve) [have] [now|just|already]+ (added|reset|fixed|unbarred|unblocked|unlocked|restored|enabled|activated
  |credited|refunded|replaced|corrected|reinstated|restarted|informed them|updated your|re enabled|reissued)
not before: if | once | when | until | not | sure
not after: your app

// Asking for contact or data is no fix.
= asks-for-data
(what|any|which|done) ..2 troubleshooting steps | (glad|happy|great|good) [to|hear|that|its|this|it|is|has|been|was]+ (resolved|fixed|sorted|working)
(case|staff|team|colleagues) [has|have|now|are|is|been]+ updated | updated your case | allow me | (follow|us) [and|amp] dm* | take a look at this
visit (the|our|your|a) ..3 (store|shop|branch) | send (an|and|us an) [to] (email|e mail) | filing a | (privacy|security) purposes
(did not|didnt) hear [back] | whether your | copy (that|the link|link) | to learn (more|which|what|how) | for more (info|information|details) | check for the same
dm | direct message | private message | send us | message us | contact (us|our) | call (us|our) | reach (us|out)
(let|lets) (us|me) know | share (your|the) | provide | tell (us|me) | confirm your | email us | join us | meet us
follow (us|and dm) | click here to reach | keep us | contacting | tweet | tweets | allow (us|the|some|up|a|#)
get in touch | fill out
`,
    },
  ],
};

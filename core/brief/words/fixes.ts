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

= works
(that|this|it|which|everything|all) [has|have|finally|actually|now|just]+ works
(ça|cela) (marche|fonctionne)
not after: [fine] (until|before|but|except) | pas

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
  | reduced | moved | refreshed | troubleshooted | attempted | reran | ran | re ran | went (to|through|into)
  | re (started|booted|installed|setted|connected|downloaded|opened) | restarting | reinstalling | rebooting | reset my
  | did (restart|reboot|rebot|reinstall|uninstall|reset|clear|update|upgrade|unplug|disconnect|reconnect|delete|remove|all|everything|the steps|that|this|it|so|both|what) | done (all|everything|that|this|it|so)
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
gave it a (shot|try|go) | (did|done|tried) (that|this|it|so|both|and|but)
(did|done|tried) > . | $

{act} = try | restart | re start | reboot | re boot | reinstall | re install | uninstall | update | upgrade | clear | reset
  | re set | unplug | disconnect | reconnect | log (out|in|off|back) | sign (out|in|off|back)
  | turn [it|them|your _|the _] (off|on) | switch | toggle | disable | enable | delete | remove | change
  | check (that|whether|if|your|the|for) | go to | head [over] to | open | follow | select | tap | press | hold
  | powercycle | power cycle | download | install | use (a|an|the|another) | add | set | run | rerun | re run | retry
  | verify | rotate | regenerate | split | reduce | increase | shorten | narrow | wait [for] (#|a|an|until) | ensure
  | make sure | rename | allow | whitelist | allowlist | create | paste | copy | enter | connect | unpair | repair
  | restore | redownload | re download | force (quit|close|restart|stop) | boot | perform | deleting | versuchen | starten
  | löschen | essayez | redémarrez | videz | pruebe | reinicie | borre
{lead} = ok | okay | got it | thanks | alright | then | next | now | first | also | and | great | hmm | sorry | to start
  | as a starting point | in the meantime | if (so|not) | if (that|it|you) _ ..7 | for (this|that) | once done | please
  | pls | kindly | bitte | no worries

// "Please restart …", "Could you try …?", "Have you tried …?", "We suggest that you …".
= suggested
^ [{lead}|.]+ [please|kindly|just|simply] {act}
(can|could|would|will) you [please|also|kindly|just] {act} | have you [already] tried | lets [have you] {act}
(we|i|wed|id) [would] (suggest|recommend|advise)
(you (can|could|may|should|need to|might want to)|like for you to|does|please|try) [try|also|then]
  ({act}|logging|restarting|deleting|clearing|reinstalling)

= suggested-click
^ [{lead}|.]+ [please|kindly|just|simply] click [on]
(can|could|would|will) you [please|also|kindly|just] click [on] | lets click [on]
(you (can|could|may|should|need to|might want to)|please|try) [try|also|then] click [on]
not after: here to reach

// Asking for contact or data is no fix.
= asks-for-data
dm | direct message | private message | send us | message us | contact (us|our) | call (us|our) | reach (us|out)
(let|lets) (us|me) know | share (your|the) | provide | tell (us|me) | confirm your | email us | join us | meet us
follow (us|and dm) | click here to reach | keep us | contacting | tweet | tweets | allow (us|the|some|up|a|#)
get in touch | fill out
`,
    },
  ],
};

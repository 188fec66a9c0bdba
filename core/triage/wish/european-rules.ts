import type { TableText } from '../../text/phrases.ts';

/**
 * The rules that most European languages share, over the lists of each: {person}, {before} (words before a
 * person), {talk}, {want}, {bot}, {no-bot}, {whole-request} and {no-wish}.
 */
export const sharedRules: TableText = {
  file: 'core/triage/wish/european-rules.ts',
  text: `
{refused} = (nicht|niet|kein|keinen|ne|no|non|nao|nie|inte|ikke) ..2 | (je ne|n) ..3
{polite} = bitte | por | per | s | svp | stp | aub | als | nu | ya | now | jetzt | sofort | subito | maintenant | tack
  | tak | please

= talk-to-person 0.94
{talk} [!(ich|ik) [_]] [{before}]3 {before} {person}
not before: {no-wish} ..5
not before: {refused}
not before: (estoy | estou | sto | ich | ik | parlo)
not before: (^ | . | !(puis|peux|pourrais)) je
not after: nicht | niet | hat | heeft | ha | a utilisé | a volé | usó | robó
not after: ..1 (ayer|ontem|ieri|gestern|anoche)
not before: (ayer|ontem|ieri|anoche) ..3

= want-person 0.93
{want} [{before}]3 {before} {person} > . | $ | {polite} | pour | para | parler | que | qui | che | der | die
  | mir | am | de | del | agora | ahora | pls | instead
not before: {no-wish} ..5
not before: n (ai|as|a|avons|avez)
not after: nicht | niet | hat | heeft | ha | a utilisé | a volé | usó | robó

= no-bot 0.92
{no-bot} [diesem|diesen|dem|den|een|deze|un|une|ce|este|um|questo|mehr|meer|mas|mais|piu|plus|einem|einer|eine
  |einen|dumme|dummen|dummer|con|avec|met|mit|com|parler|hablar|falar|parlare|a]+ {bot}
  > . | $ | {polite} | graag | mehr | quiero | quero | voglio | je | ich | ik | sprechen | reden | praten | spreken
  | plus | mais | mas | piu | anymore | ma | und | et | y | e | en | de m*
not before: {no-wish} ..5

= phrase 0.93
{whole-request}
not before: {no-wish} ..5

= bare 0.93
^ [bitte|hallo|hola|ola|ciao|bonjour|por favor|per favore|nein|non|no|nee|si|oui|ja|s il vous plaît|svp|un|una|une
  |ein|einen|een|um|uma|el|la|{before}]+ {person} [bitte|por favor|per favore|s il vous plaît|s il te plaît|svp|stp
  |alstublieft|alsjeblieft|aub|graag|jetzt|sofort|ya|ahora|agora|subito|maintenant|please|tack|tak|prosze|lutfen
  |.]+ $
`,
};

/** For languages in which the person can stand before the verb. */
export const personFirstRules: TableText = {
  file: 'core/triage/wish/european-rules.ts (person first)',
  text: `
= person-talk 0.94
(mit|met|med|z|zu|door naar|an|bir|von|cu|door|durch|to|do) [{before}]4 {person} ..4 {talk}
not before: {no-wish} ..5
not before: {refused}
not after: nicht | niet | hat | heeft | ha | a utilisé | a volé | usó | robó

= person-turkish 0.93
{person} ({talk}|{want})
not before: {no-wish} ..5
`,
};

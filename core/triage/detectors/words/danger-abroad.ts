import type { TableText } from '../../../text/phrases.ts';

/** Words of harm in other languages than English. */
export const dangerAbroad: TableText = {
  file: 'core/triage/detectors/words/danger-abroad.ts',
  text: `
{none} = kein | keine | keinen | keinerlei | ohne | nicht | nie | niemand [ist|wurde|wird]2 | nichts | pas | pas de | pas d
  | aucun | aucune | sans | personne n est | no | no hay | sin | ningún | ninguna | nadie (está|esta|resultó)
  | non | nessun | nessuna | nessuno è | senza | não | nao | não há | sem | nenhum | nenhuma | geen | niet | zonder
{device} = akku | akkus | batterie | handy | gerät | ladegerät | kessel | powerbank | téléphone | appareil | chargeur
  | batería | teléfono | cargador | batteria | telefono | caricatore | bateria | telefone | carregador | batterij

= selfHarmAbroad
(mich|mir) [selbst] (umbringen|umzubringen|töten|zu töten|verletzen|ritzen|erhängen|erschießen|etwas antun|was antun
  |das leben nehmen)
(bring|bringe) mich um | selbstmord* | suizid* | selbstverletz* | lebensmüde | nicht mehr leben
(will|möchte|kann|mag) [ich] (nicht mehr (leben|weiterleben|aufwachen|da sein)|sterben|tot sein)
keinen sinn mehr (im leben|zu leben) | (dem|meinem) leben ein ende | wäre [ich] [lieber|besser] tot
me (suicider|tuer) | envie de mourir | veux (plus vivre|mourir) | en finir avec la vie
suicidarme | suicidio | quitarme la vida | matarme | quiero morir | no quiero [seguir] (vivir|viviendo)
hacerme daño | uccidermi | ammazzarmi | suicidarmi | voglio morire | farla finita
me matar | suicídio | quero morrer | tirar minha vida
zelfmoord | zelfdoding | mezelf (iets aandoen|van kant maken) | wil niet meer leven | wil dood
самоубийств* | покончить с собой | хочу умереть | انتحار | أريد أن أموت | 自杀 | 想死 | 自殺 | 死にたい | 자살 | 죽고싶
not before: (ça|ca|cela|il|elle) va | no (voy a|quiero) | will nicht | non

= threatAbroad
(dich|euch|sie|ihn|uns|jemanden|alle) umbringen | töte (dich|euch|sie) | bedroht (mich|uns) | morddrohung* | schlägt mich
häusliche gewalt | bin in gefahr | werde (verfolgt|erpresst|gestalkt)
(er|mann|jemand|kunde|ex) hat [eine|ein] (waffe|pistole|messer)
(me|te|vous|nous) (menace|frappe) | (menace|menaces) de mort | (suis|est|sommes) en danger | me (amenaza|pega|golpea)
amenaza de muerte | (estoy|estamos) en peligro | violencia (de género|doméstica) | mi (minaccia|picchia)
(sono|siamo) in pericolo | (estou|estamos) em perigo | bedreigt mij | (ben|zijn) in gevaar

= physicalAbroad
(brennt|raucht) | (es gibt|offenes|ein|hat|haben|fängt|fing) feuer | feuer (gefangen|fangen|ausgebrochen|im|in)
rauch (kommt|steigt|aus|quillt) | (kommt|steigt|quillt|viel) rauch | rauchentwicklung | gasgeruch
riecht [_] nach (gas|rauch|verbrannt*) | {device} [ist|hat|a|ha|è|está]2 (explodier*|explosé|explotó|explotado|esploso
  |esplosa|explodiu|ontploft)
stromschlag | (schwer|leicht|wurde|wurden|ist|sind|jemand|mich|sich) verletzt | (meine|seine|ihre|schwere) verletzung*
bewusstlos | krankenwagen | notarzt | herzinfarkt | (bekomme|kriege|bekommt|kriegt) keine luft
vergiftet | vergiftung* | kohlenmonoxid | blute | blutet | allergische reaktion
incendie | (prend|pris) feu | fuite de gaz | odeur de gaz | (une|grosse) explosion | blessé | blessée | blessés | blessées
ambulance | fuga de gas | incendio | en llamas | (estoy|está|hay un|resultó) (herido|herida) | heridos | ambulancia
fuga di gas | in fiamme | (sono|è|un) (ferito|ferita) | ambulanza | vazamento de gás | pegando fogo | gaslek | gaslucht
in brand | (ben|is|zijn) gewond
not before: {none} | led | lampe | licht | birne | anzeige | leuchte | lämpchen | diode | cd | dvd | assurance | alarme
  | détecteur | seguro [de|contra]2 | alarma de | vertrag | recht | rechte | urheberrecht | pflicht
not after: nicht | rot | grün | gelb | blau | dauerhaft | nichts | kein | keine | pas | melder
`,
};

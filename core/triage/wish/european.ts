import type { PhraseTable, TableText } from '../../text/phrases.ts';
import { personFirstRules, sharedRules } from './european-rules.ts';

/** The words of German, by the part that they play in the rules of european-rules.ts. */
const german: TableText = {
  file: 'core/triage/wish/european.ts (German)',
  text: `
{person} = mensch | menschen | menschliche | (menschlicher|menschlichen|menschliche) (mitarbeiter|mitarbeiterin
  |mitarbeiterinnen|berater|beraterin|agente|agenten|ansprechpartner|ansprechpartnerin|support|hilfe|kontakt
  |person) | mitarbeiter | mitarbeiterin | mitarbeiterinnen | mitarbeitern | mitarbeiters | berater | beraterin
  | beratern | kundenberater | kundenberaterin | sachbearbeiter | sachbearbeiterin | ansprechpartner
  | ansprechpartnerin | jemand | jemanden | jemandem | kollege | kollegen | kollegin | vorgesetzte | vorgesetzten
  | vorgesetzter | chef | chefin | manager | kundendienst | kundenservice | kundenbetreuer | kundenbetreuerin
  | kundenbetreuung | support | support (team|mitarbeiter) | agente | agenten | servicemitarbeiter
  | servicemitarbeiterin | service (mitarbeiter|mitarbeiterin) | person | personen | operator | leitung | team
  | supervisor
{before} = einem | einen | einer | eine | ein | den | dem | der | die | das | ihrem | ihren | ihrer | eurem | euren
  | deinem | deinen | echten | echter | echte | echtem | realen | realer | richtigen | richtiger | richtige
  | wirklichen | lebenden | lebendigen | menschlichen | anderen | jemand | bitte | mal | endlich | nur | direkt
  | ganz | normalen | irgend | zuständigen | persönlich | am telefon | euch | vom | aus
{talk} = sprechen | reden | spreche | rede | chatten | schreiben | verbinden | verbinde | verbindet | weiterleiten
  | weitergeleitet | weitergeben | telefonieren | kontakt | kontaktieren | kontaktaufnehmen | in kontakt
  | verbunden | übergeben | durchstellen | weitervermitteln | unterhalten | kommunizieren | erreichen | quatschen
  | anrufen | helfen | gespräch | durchgestellt | wenden
{want} = [ich] (will | möchte | moechte | brauche | verlange | bitte um | hätte (gern|gerne) | haette (gern|gerne)
  | wünsche | bevorzuge | benötige | gib mir | geben sie mir | gebt mir | holen sie | hol mir | ich bitte um
  | gibt es | gibts | kann ich | schicken sie mir | warte auf | lieber)
{bot} = bot | bots | roboter | robotern | chatbot | chatbots | chat (bot|bots) | maschine | maschinen | computer
  | computern | ki | automat | automaten | sprachcomputer
{no-bot} = kein | keine | keinen | keinem | nicht mit (einem|einer|dem|der|diesem) | nicht mit
  | (stop|stopp) [den|die|diesen] | genug von (diesem|dem) | weg mit dem | ohne | schluss mit dem | hasse
  | (schalt|schalte) [den|diesen]
{whole-request} = (jemand|jemanden) mit dem (man|ich) (sprechen|reden)
  | mich [bitte] [jemand] [bitte] (zurückrufen|anrufen) | (ruf|ruft|rufen) [sie] mich [bitte] [mal] (an|zurück)
  | bitte um [einen] rückruf | rückruf bitte
  | (möchte|will|moechte|brauche|gern|gerne|wünsche) [bitte] [um] [einen] rückruf | mensch bitte
  | echter mensch | echten menschen | menschlicher (mitarbeiter|support|kontakt|ansprechpartner)
  | mitarbeiter bitte | mit wem kann ich [hier] (sprechen|reden) | zurückrufen bitte | bitte zurückrufen
  | menschliche hilfe | jemand (echtes|echten)
  | keine lust [mehr] [auf|mit] (den|diesen|einem|einen|dem) bot | persönlich mit jemandem | ansprechpartner bitte
  | verbinde mich | verbinden sie mich | live chat bitte
  | (unter|auf) welcher (nummer|telefonnummer) (erreiche|bekomme) ich (sie|euch|jemanden)
  | (holen|rufen) [sie] [bitte] (jemanden|einen kollegen|eine kollegin|einen menschen|einen mitarbeiter) [dazu|her]
  | (weiterleiten|weitergeben|übergeben) an (support|den support|einen (kollegen|menschen|mitarbeiter|techniker))
  | (kann|soll|sollte|muss|könnte) [sich] [das|bitte|mal]2
  (ein (mensch|mitarbeiter|kollege|techniker|berater)|eine (person|kollegin|mitarbeiterin)|jemand) [sich] [das|bitte|mal]3
  (prüfen|ansehen|anschauen|übernehmen|klären|melden)
  | ein (mensch|mitarbeiter|kollege|techniker) (soll|sollte|muss) [sich] [das] (prüfen|ansehen|anschauen|übernehmen|klären)
  | (geben|gib|gebt) [sie] mir [bitte] (jemanden|einen menschen|einen _ menschen|einen mitarbeiter)
  | (mitarbeiter|berater|ansprechpartner|kundenservice|kundendienst|kundenbetreuer) (kontaktieren|erreichen|anrufen|sprechen)
  | wie (erreiche|kontaktiere) ich [einen|eine|den|die|ihren|euren|ihr|euer]
  (jemanden|menschen|mitarbeiter|kundenservice|kundendienst|support|team|ansprechpartner|berater)
{no-wish} = bist du | sind sie | spreche ich | rede ich | schreibe ich | chatte ich | bin ich | ist das | seid ihr
  | muss ich | ich will nicht | möchte nicht | nicht nötig | ich habe | hat mir | jemand hat | wurde
`,
};

const dutch: TableText = {
  file: 'core/triage/wish/european.ts (Dutch)',
  text: `
{person} = mens | mensen | echt persoon | medewerker | medewerkers | medewerkster | persoon | iemand | collega | agent
  | klantenservice | klantendienst | manager | leidinggevende | supervisor | helpdesk | operator | adviseur | chef
  | baas | vertegenwoordiger | menselijke _
{before} = een | de | het | jullie | uw | je | echte | echt | levende | levend | menselijke | andere | iemand | van
  | met | graag | gewoon
{talk} = spreken | praten | chatten | verbinden | doorverbinden | doorverbonden | doorschakelen | bellen | contact
  | overleggen | verbind | helpen | te woord staan | schakelen
{want} = [ik] (wil | wens | zou graag | graag | heb | eis | verlang | mag ik | kan ik | geef me | geef mij | geef
  | liever | zoek) [graag] [nodig]
{bot} = bot | bots | robot | robots | chatbot | chatbots | machine | machines | computer | computers | ai
{no-bot} = geen | niet met (een|de|deze) | stop [de|deze|met de|met deze] | weg met de | genoeg van (deze|de)
  | zonder | haat
{whole-request} = bel (me|mij) [terug|alstublieft|even]+ | terugbellen | terugbelverzoek
  | medewerker (graag|aub|alstublieft|alsjeblieft) | verbind me door | mens alsjeblieft | (echte|echt) mens
  | (echte|echt) persoon | kan iemand me bellen | iemand met wie ik [kan] (praten|spreken)
{no-wish} = ben je | bent u | ben jij | spreek ik | praat ik | is dit | iemand heeft | moet ik | wil niet
  | zijn jullie
`,
};

const french: TableText = {
  file: 'core/triage/wish/european.ts (French)',
  text: `
{person} = [être] (humain|humains|humaine|humaines) | conseiller | conseillère | conseillers
  | personne [réelle|physique|humaine] | quelqu'un | agent | agents | opérateur | opérateurs
  | opératrice | représentant | représentants | responsable | responsables | superviseur | supérieur | manager
  | service (client|clientèle) | (vrai|vraie) (personne|humain|agent|conseiller) | interlocuteur | technicien
  | collègue | employé | employés | équipe | directeur | chef | patron | support
{before} = un | une | l | le | la | les | d | du | de | des | votre | vos | vrai | vraie | véritable | autre | être
  | avec | a | au | réel | réelle
{talk} = parler | discuter | échanger | contacter | joindre | communiquer | transférer | transférez | transfère
  | transfères | rediriger | redirigez | connecter | mettre en (relation|contact)
  | (mettez|mets) moi en (relation|contact) | passer | passez moi | passe moi | parle | parlez | relation | contact
  | dialoguer | escalader | m entretenir | entretenir | appeler | mise en relation
{want} = je (veux|voudrais|souhaite|souhaiterais|désire|préfère|préférerais|demande|exige|cherche) [avoir|voir]
  | j (aimerais|ai besoin|exige) [avoir] | donnez moi | donne moi | besoin | puis je avoir
  | pouvez vous me passer | il me faut | y a t il
{bot} = robot | robots | bot | bots | chatbot | chatbots | machine | machines | ordinateur | ordinateurs | ia
  | intelligence artificielle | automate | automates
{no-bot} = pas de | pas (à|avec|parler à|parler avec|discuter avec) (un|une|ce|cette|des|le|la)
  | (arrête|arrêtez) [le|ce|ces|les|avec ce|avec le] | marre (du|de ce|des|de parler à un|de parler à une|de cette)
  | stop (au|aux|le) | sans | assez (du|de ce|des) | plus de | ras le bol (du|des|de ce) | déteste les
{whole-request} = quelqu'un a qui [je peux|je puisse] parler | (appelez|appelle) moi | (rappelez|rappelle) moi
  | (veux|voudrais|souhaite|aimerais) ([être] (rappelé|rappelée)|qu on me rappelle|que vous m appeliez)
  | un humain (svp|s il|stp|merci) | conseiller (svp|s il|stp) | vrai humain | vraie personne | être humain
  | humain svp | agent humain | conseiller humain | assistance humaine | personne réelle
  | être (rappelé|rappelée) | aide humaine | me rappeler
{no-wish} = es tu | êtes vous | est ce que je parle | est ce que tu es | est ce que vous êtes | je parle | parle je
  | suis je | c est | quelqu'un a | t es | tu es | vous êtes | je ne veux pas parler à | dois je
`,
};

const spanish: TableText = {
  file: 'core/triage/wish/european.ts (Spanish)',
  text: `
{person} = [ser] humano | humanos | (persona|personas) [real|reales|humana|de verdad|física] | agente | agentes
  | alguien | operador | operadora | operadores | representante | representantes | asesor | asesora | asesores
  | ejecutivo | ejecutiva | encargado | encargada | supervisor | supervisora | gerente | jefe | responsable
  | empleado | servicio al cliente | atención al cliente | trabajador | técnico | superior | compañero
  | equipo de soporte | soporte humano | soporte técnico | teleoperador | atención humana
{before} = un | una | el | la | al | con | a | algún | alguna | su | tu | ser | agente | verdadero | verdadera | de
  | otro | otra | vuestro | del | persona
{talk} = hablar | habla | hable | charlar | chatear | comunicarme | comunícame | comuníqueme | comunicar | contactar
  | contacto | contactarme | conectar | conéctame | conécteme | transferir | transfiere | transfiéreme
  | transfiérame | pásame | páseme | pasarme | pasar | derivar | derívame | poneme | ponme | póngame | conversar
  | atender | atienda | atendido | dirigirme | derive | comunicación | escalar | hablando | ayude | conectarme
  | poner en contacto
{want} = [yo] (quiero|quisiera|necesito|prefiero|deseo|exijo|solicito|me gustaría|busco|pido|dame|deme|hay|requiero
  |ponme|pásame|puedo tener) [tener|ver|ayuda de|asistencia de|la ayuda de]
{bot} = robot | robots | bot | bots | chatbot | chatbots | máquina | máquinas | computadora | computadoras
  | ordenador | ia | inteligencia artificial | contestadora
{no-bot} = no [más|quiero [más]|quiero hablar con|me gustan|hablo con|quiero (un|una|a)] [un|una|este|esta|el|la|los|las]
  | basta de [este] | para (el|este) | sin | (harto|cansado) (de|del) [este|los|hablar con un|hablar con una]
  | harta (de|del) [este|los|hablar con un] | odio (los|este|a los) | nada de | detengan el | apaga el
{whole-request} = llámame | llámeme | llámenme | me (pueden|puede|puedes|podrían|podría) llamar
  | quiero que me llamen | devolver la llamada | devuélvanme la llamada | humano por favor | agente por favor
  | operador por favor | persona real | persona de verdad | agente humano | ser humano | atención humana
  | humano ya | asistencia humana | alguien real
  | [hay] (alguna persona|alguien) con quien [pueda] (hablar|chatear) | alguien de verdad | asesor por favor
  | que me llamen
{no-wish} = eres | es usted | estoy hablando | hablo con | soy | alguien (ha|me|uso|robo|esta)
  | no quiero hablar con | tengo que | esto es | sos | no necesito | no hace falta
`,
};

const portuguese: TableText = {
  file: 'core/triage/wish/european.ts (Portuguese)',
  text: `
{person} = humano | humanos | ser humano | (pessoa|pessoas) [real|de verdad|de verdade|humana] | atendente | atendentes
  | alguém | agente | agentes | operador | operadora | operadores | representante | representantes | consultor
  | consultora | supervisor | supervisora | gerente | chefe | responsável | funcionário | funcionária
  | suporte humano | atendimento humano | especialista | assistente humano | técnico | colaborador | sac
  | apoio ao cliente | equipe | equipa
{before} = um | uma | o | a | com | algum | alguma | ser | seu | sua | outro | outra | verdadeiro | de | do | da | ao
  | atendente | vosso
{talk} = falar | fala | conversar | contato | contatar | contactar | transferir | transfira | transfere | transferem
  | conectar | conecte | passar | passe | passa | encaminhar | encaminhe | comunicar | atendido | atendida
  | atendimento | ligar | chamar | chame | chama | falando | ajude | direcionar | dialogar | escalar
{want} = [eu] (quero|queria|preciso|precisava|prefiro|desejo|exijo|gostaria|solicito|necessito|me da|me de|tem
  |posso ter|busco) [ter|ver|de|da ajuda de]+
{bot} = robô | robôs | robot | robots | bot | bots | chatbot | chatbots | máquina | máquinas | computador | ia
  | inteligência artificial
{no-bot} = não [quero [mais]|quero falar com|gosto de|falo com|quero conversar com] [um|uma|este|esse|o|a|os]
  | chega de [falar com] | pare (o|com o|este|esse) | sem | (cansado|cansada|farto) de [falar com] | odeio [os]
  | nada de | desligue o
{whole-request} = me (ligue|liga|liguem) | (ligue|liga|liguem) me | (podem|pode|poderiam) me ligar
  | (podem|pode) ligar me | quero que me liguem | humano por favor | atendente por favor | atendente humano
  | atendimento humano | pessoa real | pessoa de verdade | ser humano | agente humano
  | (alguém|alguma pessoa) com quem [eu] [possa] falar | falar c atendente | retorno de ligação
  | alguém de verdade | suporte humano
{no-wish} = você é | es um | estou falando | estou a falar | falo com | alguém (usou|roubou|está|me)
  | não quero falar com | sou | tenho que | preciso falar com alguém para | isto é | vc é | não preciso
`,
};

const italian: TableText = {
  file: 'core/triage/wish/european.ts (Italian)',
  text: `
{person} = umano | umani | umana | essere umano | persona [reale|vera|umana|in carne e ossa] | persone | operatore
  | operatori | operatrice | qualcuno | agente | addetto | addetta | consulente | rappresentante | responsabile
  | supervisore | manager | direttore | capo | servizio clienti | assistenza clienti | impiegato | impiegata
  | tecnico | collega | superiore | assistenza umana | dipendente
{before} = un | una | l | il | lo | la | con | essere | vero | vera | al | ad | a | vostro | di | del | dell | altro
  | altra | uno
{talk} = parlare | parlo | discutere | chattare | contattare | contatto | trasferire | trasferisci | trasferiscimi
  | trasferitemi | collegare | collegami | passare | passami | passatemi | passarmi | mettere in contatto
  | mettermi in contatto | mettetemi in contatto | mettimi in contatto | comunicare | dialogare | connettere
  | connettimi | inoltrare | essere (assistito|assistita) da | parli | parlar | trasferirmi | conversare
  | mettermi in comunicazione
{want} = [io] (voglio|vorrei|ho bisogno|preferisco|preferirei|desidero|esigo|chiedo|mi serve|datemi|dammi|cerco
  |posso avere|pretendo|mi occorre) [avere|vedere|di|l aiuto di]+
{bot} = robot | bot | chatbot | macchina | macchine | computer | ia | intelligenza artificiale | risponditore
  | automa
{no-bot} = non [voglio [parlare con]|parlo con|voglio più|mi piacciono|voglio un] [un|una|questo|questa|il|la|i]
  | basta [con] [il|questo|i|un|questi] | niente | stufo [di|del|di questo|di parlare con un]
  | (ferma|fermate) [il|questo] | senza | odio (i|questo) | nessun | stop (al|ai)
{whole-request} = chiamami | chiamatemi | richiamatemi | richiamami
  | mi (chiami|chiamate|richiami|richiamate|faccia chiamare) | (potete|può|puoi|potreste) chiamarmi
  | voglio essere (richiamato|richiamata|chiamato|chiamata|contattato|contattata) | operatore per favore
  | operatore umano | operatore reale | persona reale | persona vera | essere umano | umano per favore
  | assistenza umana | operatore subito | qualcuno di reale | qualcuno con cui [posso] parlare
  | (mi|me lo) (passi|passa|passate) [un|una|l|il] (operatore|persona|responsabile|umano|collega|supervisore)
  | in carne e ossa | agente umano
{no-wish} = sei un | sei | siete | lei è | sto parlando | parlo con un | qualcuno (ha|mi|sta)
  | non voglio parlare con | devo | sono un | è un | non ho bisogno
`,
};

/** Swedish, Danish and Norwegian, with the Finnish words that are asked for most. */
const scandinavian: TableText = {
  file: 'core/triage/wish/european.ts (Scandinavian)',
  text: `
{person} = människa | människor | person | någon | handläggare | medarbetare | agent | kundtjänst | kundservice
  | kundtjänstmedarbetare | chef | operatör | rådgivare | levande person | menneske | mennesker | nogen | noen
  | medarbejder | medarbeider | kundeservice | rådgiver | leder | support | saksbehandler | ekte person
  | rigtig person | kundeservicemedarbejder | ihminen | asiakaspalvelija
{before} = en | ett | riktig | riktigt | äkta | levande | den | er | et | rigtigt | rigtig | ekte | virkelig | med
  | annan | til | till | et levende | mänsklig | menneskelig
{talk} = prata | tala | snakka | snakke | tale | chatta | chatte | kontakta | kontakte | kontakt | koppla | kople
  | kobl | stille om | stil mig om | viderestille | sette over | koppla mig | överför | ringa | ringe
{want} = [jag|jeg] (vill [ha] | vil [ha|gerne have|gjerne ha] | behöver | trenger | har brug for | har behov for
  | ønsker | önskar | ge mig | giv mig | gi meg | kan jag få | kan jeg få)
{bot} = robot | robotar | robotter | bot | chatbot | maskin | maskine | dator | ki | ai
{no-bot} = ingen | inte [prata med|ha] [en] | ikke [snakke med|tale med|prate med|have] [en] | stoppa | stop | stopp
  | trött på | slippa
{whole-request} = ring (mig|meg) [upp|tillbaka|op|tilbage|tilbake]+ | människa tack | mänsklig kontakt
  | riktig människa | äkta människa | levande person | ekte menneske | rigtigt menneske | medarbejder tak
  | kan (ni|dere|i) ringe (mig|meg)
{no-wish} = är du | er du | pratar jag | snakker jeg | taler jeg | någon har | noen har | nogen har | måste jag
  | er dette
`,
};

/** Polish, Turkish, Czech, Hungarian and Romanian. */
const eastern: TableText = {
  file: 'core/triage/wish/european.ts (Polish and others)',
  text: `
{person} = człowiek | człowiekiem | człowieka | człowiekowi | konsultant | konsultantem | konsultanta | konsultantka
  | konsultantki | konsultantow | pracownik | pracownikiem | pracownika | osoba | osobe | osoby
  | (prawdziwa|prawdziwym|prawdziwej|prawdziwego) (osoba|człowiekiem|osobe|człowieka) | kims | agent | agentem
  | agenta | doradca | doradce | doradcy | operator | operatorem | operatora | kierownik | kierownikiem
  | kierownika | przełożonym | przełożonego | obsługa klienta | bok | insan | gerçek (kişi|insan|biri) | temsilci
  | temsilciye | temsilciyle | temsilcisi | temsilciniz | müşteri (temsilcisi|temsilcisine|temsilcisiyle)
  | müşteri (hizmetleri|hizmetlerine|hizmetleriyle) | yetkili | yetkiliyle | yetkiliye | biri | biriyle | birisi
  | birisiyle | insanla | clovekem | živým clovekem | ember | emberrel | embert | ügyintéző | ügyintézővel
  | ügyintézőt | om | un om | o persoana [reala] | operator uman | persoana reala
{before} = z | ze | do | prawdziwym | prawdziwą | żywym | żywą | bir | gerçek | canlı | živým | egy | elo | valodi | un
  | o | cu | kimkolwiek | waszym
{talk} = rozmawiać | porozmawiać | połącz | połączyć | połączcie | połączenie | mówić | kontakt | skontaktować
  | rozmowa | rozmowę | görüşmek | görüşebilir | konuşmak | konuşabilir | bağla | bağlayın | bağlanmak | bağlar
  | aktar | aktarın | mluvit | spojte | beszélni | beszélhetek | kapcsolni | vorbesc | vorbi | transfera
  | przełączyć | przełącz | görüşeyim
{want} = chcę | chciałbym | chciałabym | potrzebuję | proszę o | poproszę | żądam | daj mi | dajcie mi | istiyorum
  | lazım | chci | kérek | vreau | doresc | am nevoie de
{bot} = bot | botem | bota | botow | boty | botla | botlar | robot | robotem | robota | robotow | roboty | robotla
  | robotlar | robottal | chatbot | chatbotem | chatbota | chatbotow | maszyna | maszyne | maszyny | makine
  | makineyle | robotul | automatem
{no-bot} = nie chcę [rozmawiać z] | żadnych | dość | bez | stop | nechci | nem akarok | nu vreau | fara | mam dość
  | koniec z
{whole-request} = (zadzwoń|zadzwońcie) do mnie | oddzwońcie
  | proszę o (telefon|kontakt|kontakt telefoniczny|oddzwonienie) | beni arayın | beni arar mısınız | canlı destek
  | müşteri temsilcisi | robot istemiyorum | bot istemiyorum | zavolejte mi | hívjanak fel | sunati ma
  | żywy człowiek | prawdziwy człowiek | gerçek [bir] (insan|kişi) | gerçek biri | temsilciye bağla
  | insanla konuş* | insan istiyorum | (konsultant|konsultanta) proszę
{no-wish} = czy jesteś | czy rozmawiam | jesteś | sen bir | sen | ktoś | jsi | esti | te | robot musun
  | insan mısın | czy to
`,
};

const withSharedRules = (name: string, ...texts: TableText[]): PhraseTable => ({
  name,
  texts: [...texts, sharedRules],
});

/** Where the person stands before the verb too: "mit einem Menschen sprechen". */
const withPersonFirst = (name: string, ...texts: TableText[]): PhraseTable => ({
  name,
  texts: [...texts, sharedRules, personFirstRules],
});

/** German, Dutch, French, Spanish, Portuguese, Italian; Scandinavian and a few more in one table each. */
export const europeanTables: readonly PhraseTable[] = [
  withPersonFirst('de', german),
  withPersonFirst('nl', dutch),
  withSharedRules('fr', french),
  withSharedRules('es', spanish),
  withSharedRules('pt', portuguese),
  withSharedRules('it', italian),
  withSharedRules('sv', scandinavian),
  withPersonFirst('pl', eastern),
];

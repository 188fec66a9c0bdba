/**
 * Ways to ask for a person in the languages of the assistant, and look-alikes, as frames: `{p}` stands for a person,
 * `{t}` for a thing of support. Written for training, apart from every list that is measured on.
 */
export type WishGrammar = {
  /** Persons as they stand after "to", "with" or a verb. */
  readonly persons: readonly string[];
  readonly wishes: readonly string[];
  /** Whole wishes. */
  readonly said: readonly string[];
  readonly things: readonly string[];
  /** Frames of questions that name persons and ask for none. */
  readonly others: readonly string[];
};

const list = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split('|'))
    .map((each) => each.trim())
    .filter(Boolean);

const english: WishGrammar = {
  persons:
    list(`a human | a person | an agent | a rep | a representative | a real person | someone | somebody | your team
    | your support | a specialist | an expert | a live agent | support staff | your staff | a colleague | a technician
    | your manager | a supervisor | someone from your company | one of your people | customer care | customer service
    | support | a member of the team | an employee | sales | somebody who works there | a human being | an operator`),
  wishes:
    list(`contact {p} | contacting {p} | how to contact {p} | how can i reach {p} | reach {p} | get in contact with {p}
    | get in touch with {p} | i need to contact {p} | message {p} | write to {p} | speak {p} | talk {p} | chat with {p}
    | live chat with {p} | {p} please | {p} contact | can {p} look at this | can {p} check my case | could {p} look into it
    | let {p} handle this | have {p} look at it | i want {p} to see this | i would rather explain this to {p}
    | i would like this done by {p} | bring {p} in | get {p} on the line | put {p} on | assign {p} | assign this to {p}
    | escalate to {p} | raise this to {p} | pass this to {p} | hand this case to {p} | forward this to {p} | send me to {p}
    | take me to {p} | link me to {p} | hook me up with {p} | direct me to {p} | i prefer {p} | i prefer dealing with {p}
    | i wish i could talk to {p} | if only i could speak to {p} | is {p} available | is {p} there to help
    | is there {p} around | where can i find {p} to help me | what is the number to call {p} | which number reaches {p}
    | i want help from {p} | i need {p} for this | only {p} can solve this | this has to be solved by {p}
    | {p} should take this over | {p} needs to review this | i want to discuss this with {p} | discuss with {p}
    | can i have a word with {p} | i expect {p} to answer | waiting for {p} to join | i am asking for {p}
    | it is easier to talk to {p} | may i be passed to {p} | ask {p} to join | let me deal with {p} | no bot {p}
    | enough of this bot get {p} | instead of a bot i want {p} | please get {p} | want to talk with {p}`),
  said: list(`call me back please | i want a callback | ask somebody to phone me | can i call you | what is your phone number
    | is there a hotline | give me a number to call | i want to be called | please phone me | human | agent | live chat
    | representative | person please | real human | no machine please | stop the automated replies
    | enough with the chatbot | i do not talk to bots | i refuse to deal with ai | get rid of the bot
    | leave out the bot | without the bot please | not a robot please | i prefer humans | humans only
    | personal support please | i want personal service | human assistance | live support | manual help please
    | your boss please | the manager please | next level support | second level please | escalate this
    | escalate my ticket | please escalate now | transfer me | connect me | put me through | hand me over
    | i want out of this bot | is anybody there | anyone there who can help me | does anyone real work here`),
  things:
    list(`the export | my invoice | the dashboard | my account | the api | the webhook | the report | the schedule
    | the settings | the password | the import | the file | the connection | the plan | the payment`),
  others:
    list(`how do i add {p} to {t} | how do i remove {p} from {t} | {p} deleted {t} | {p} changed {t} yesterday
    | {p} can not open {t} | {p} has no access to {t} | i talked to {p} last week about {t} and it works
    | {p} told me to check {t} | thanks to {p} {t} works | {p} was very kind | can {p} see {t} | invite {p} to {t}
    | send {t} to {p} every week | {p} needs to receive {t} | share {t} with {p} | who of us is {p} in {t}
    | the name of {p} is wrong in {t} | the column for {p} is empty in {t} | is there a role for {p} in {t}
    | {t} was created by {p} | {p} in our company uses {t} | do i need {p} to set up {t} | i do not need {p} for {t}
    | are you {p} | am i talking to {p} | is this {p} | the contact page shows no {t} | contact data in {t} is wrong
    | reach of {t} is wrong | call {t} from a script | how do i call {t} | connect {t} to snowflake | transfer {t} to s3
    | hand {t} over to another owner | the agent for {t} does not start | operator in {t} filter | {t} does not work
    | where do i find {t} | change {t} | {t} is slow | help with {t} | can you help me with {t} | i have a question about {t}
    | support for json in {t} | talk me through {t} | what is {t} | human readable {t} | live {t} is empty
    | i need assistance with {t} | i want assistance to change {t} | assistance to set up {t} | need assistance to open {t}
    | i need your assistance to find {t} | i would like assistance with {t} | want assistance leaving a review of {t}
    | assistance to send feedback about {t} | rude staff | unhelpful support | bad customer service | your staff is slow
    | who is your boss | who is your supervisor | super | someone better fix {t} | somebody has to answer for {t}
    | someone get back to me about {t} soon | the machine swallowed {t} | i want to leave a review for your service
    | complain about {t} | i want to make a claim about {t} | file a complaint about {t} | register {t}`),
};

const german: WishGrammar = {
  persons:
    list(`einem menschen | einem mitarbeiter | einer mitarbeiterin | jemandem | jemandem vom team | einem berater
    | dem support | einem echten menschen | einer echten person | einem kollegen | ihrem chef | dem kundenservice
    | einem techniker | einem ansprechpartner | dem vertrieb | dem kundendienst | einem fachmann | einer person`),
  wishes:
    list(`ich möchte mit {p} sprechen | mit {p} reden | ich will mit {p} schreiben | kann ich mit {p} sprechen
    | verbinden sie mich mit {p} | ich hätte gern kontakt zu {p} | kontakt zu {p} | kontakt mit {p} | bitte mit {p} verbinden
    | ich würde das gern mit {p} klären | ich will das mit {p} besprechen | leiten sie das an {p} weiter
    | gib das {p} | ich möchte von {p} hören | lieber mit {p} | chat mit {p} | nur mit {p} | ich möchte zu {p}
    | wie komme ich zu {p} | hilfe von {p} bitte | das soll von {p} geprüft werden | ich möchte von {p} beraten werden
    | kann ich das mit {p} machen | stellen sie mich zu {p} durch | ich muss mit {p} reden`),
  said: list(`ansprechpartner bitte | mitarbeiter kontaktieren | berater kontaktieren | kundenservice kontaktieren
    | wie erreiche ich jemanden | wie erreiche ich einen mitarbeiter | wie kann ich euch anrufen | telefonnummer bitte
    | rufen sie mich zurück | bitte um anruf | ich möchte angerufen werden | rückruf | ist da jemand
    | ist da ein echter mensch | arbeitet hier auch jemand | holen sie jemanden | jemand soll sich das ansehen
    | ein mitarbeiter soll das prüfen | kann ein mensch das prüfen | kann sich jemand melden | jemand soll sich melden
    | ich brauche einen menschen | ich brauche persönliche hilfe | persönlicher kontakt bitte | echte hilfe bitte
    | keine maschine | keine automatischen antworten mehr | ich schreibe nicht mit einem bot | schluss mit dem bot
    | den bot überspringen | mensch | menschen | berater | live chat | vorgesetzten bitte | den chef sprechen
    | weiterleiten an support | an den support übergeben | bitte eskalieren | geben sie mir jemanden
    | ich will einen echten ansprechpartner | wen kann ich anrufen | unter welcher nummer erreiche ich sie
    | jemand aus der technik bitte | kann mir ein kollege helfen | menschlichen support | hotline`),
  things:
    list(`der export | die rechnung | das dashboard | mein konto | die api | der webhook | der bericht | der zeitplan
    | das passwort | die datei | die verbindung | der tarif | die zahlung`),
  others:
    list(`{t} funktioniert nicht | wo finde ich {t} | {t} ist langsam | {t} ändern | {t} löschen | hilfe bei {t}
    | ich habe eine frage | {t} an einen kollegen schicken | ein kollege sieht {t} nicht | jemand hat {t} gelöscht
    | mein mitarbeiter hat keinen zugriff | einen mitarbeiter einladen | eine person hinzufügen | bist du ein mensch
    | ist das ein bot | ich sprach gestern mit einem mitarbeiter | der mitarbeiter war sehr nett | danke an den support
    | der ansprechpartner in {t} ist falsch | die kontaktdaten in {t} ändern | kontakt importieren | {t} mit s3 verbinden
    | die verbindung mit snowflake scheitert | der agent startet nicht | aufruf von {t} scheitert | mein chef sieht {t} nicht
    | wie viele mitarbeiter kann ich anlegen | die person fehlt in {t} | {t} übertragen | ich brauche keinen menschen
    | der kundenservice bei uns nutzt {t} | rolle für mitarbeiter | wie spreche ich {t} an | support für json | personaldaten
    | {t} für andere personen freigeben | telefonnummer in {t} falsch | ich brauche unterstützung bei {t} | unfreundliches personal
    | schlechter support | brauche hilfe mit {t} | bewertung abgeben zu {t} | niemand bekommt {t} | {t} an das team senden`),
};

const spanish: WishGrammar = {
  persons:
    list(`un agente | una persona | alguien | un humano | un asesor | un representante | una persona real
    | alguien del equipo | soporte | atención al cliente | su jefe | un supervisor | un operador | un técnico | ventas
    | un empleado | servicio al cliente | un especialista | un compañero suyo | un ser humano`),
  wishes:
    list(`quiero hablar con {p} | hablar con {p} | puedo hablar con {p} | necesito hablar con {p} | contactar con {p}
    | contacto con {p} | cómo contacto con {p} | cómo puedo comunicarme con {p} | quiero contactar a {p}
    | ponerme en contacto con {p} | páseme con {p} | comuníqueme con {p} | conécteme con {p} | transfiérame a {p}
    | prefiero hablar con {p} | prefiero tratar con {p} | chatear con {p} | quiero que me atienda {p} | que {p} me ayude
    | que {p} lo revise | puede {p} revisar esto | puede {p} ayudarme | necesito ayuda de {p} | lo quiero tratar con {p}
    | me gustaría hablar con {p} | derive mi caso a {p} | {p} por favor | busco a {p} que me ayude | deme con {p}
    | quiero explicárselo a {p} | solo quiero hablar con {p} | no un bot {p} | necesito {p}`),
  said: list(`agente | humano | persona real por favor | operador | llámenme | quiero que me llamen por teléfono
    | pueden llamarme | a qué número puedo llamar | tienen un teléfono | número de teléfono de atención | hay alguien
    | hay alguien real ahí | atención personal | quiero atención personal | ayuda humana | soporte en vivo | chat en vivo
    | no más bots | no quiero hablar con un bot | basta de bots | sin robots | no quiero respuestas automáticas
    | escale mi caso | escalar a un supervisor | su gerente por favor | transfiérame | devuélvame la llamada
    | me pueden poner con alguien | quiero ser atendido por alguien | atiéndame una persona`),
  things:
    list(`la exportación | la factura | el panel | mi cuenta | la api | el informe | la contraseña | el archivo
    | la conexión | el plan | el pago | la programación`),
  others:
    list(`{t} no funciona | dónde encuentro {t} | {t} va lento | cambiar {t} | borrar {t} | ayuda con {t}
    | tengo una pregunta sobre {t} | enviar {t} a un compañero | un compañero no ve {t} | alguien borró {t}
    | invitar a una persona | añadir un agente | agregar un usuario | eres una persona | es usted un robot
    | hablé con un agente ayer | el agente fue muy amable | gracias a soporte funciona | conectar {t} con s3
    | la persona de contacto de {t} | cambiar los datos de contacto | importar contactos | llamar a {t} desde python
    | mi jefe no ve {t} | cuántos usuarios puedo tener | falta la persona en {t} | transferir {t} | no necesito a nadie
    | nadie recibe {t} | compartir {t} con otra persona | soporte para json | el operador de {t} | agente de usuario
    | nuestro servicio al cliente usa {t} | número de teléfono en {t} | necesito asistencia con {t}
    | ayuda para cambiar {t} | mal servicio al cliente | personal grosero | dejar una reseña de {t} | el agente de {t} no arranca`),
};

const french: WishGrammar = {
  persons:
    list(`un conseiller | une personne | quelqu'un | un humain | un agent | une vraie personne | un opérateur
    | quelqu'un de votre équipe | le support | le service client | votre responsable | un technicien | un commercial
    | un employé | un spécialiste | un collègue | un être humain | un représentant`),
  wishes:
    list(`je veux parler à {p} | parler à {p} | parler avec {p} | puis-je parler à {p} | je voudrais parler à {p}
    | contacter {p} | comment contacter {p} | comment joindre {p} | je souhaite contacter {p} | entrer en contact avec {p}
    | mettez-moi en relation avec {p} | passez-moi {p} | transférez-moi à {p} | je préfère parler à {p}
    | je préfère avoir {p} | discuter avec {p} | échanger avec {p} | besoin de {p} | j'ai besoin de l'aide de {p}
    | que {p} regarde mon problème | est-ce que {p} peut m'aider | est-ce que {p} peut vérifier | {p} svp
    | {p} s'il vous plaît | transmettez à {p} | je veux voir ça avec {p} | je veux en parler à {p} | faites venir {p}
    | je veux expliquer ça à {p} | pas un robot mais {p} | je cherche {p} pour m'aider`),
  said: list(`conseiller | humain | agent | opérateur | rappelez-moi | je veux être rappelé | pouvez-vous m'appeler
    | à quel numéro appeler | avez-vous un numéro de téléphone | numéro du service client | il y a quelqu'un
    | y a-t-il une vraie personne | aide humaine svp | assistance humaine | support en direct | chat en direct
    | plus de robot | stop au bot | je ne parle pas aux robots | sans robot svp | pas de réponses automatiques
    | je veux un contact personnel | escaladez ma demande | votre chef svp | transférez-moi | mettez-moi en relation
    | je veux être pris en charge par quelqu'un | quelqu'un peut-il prendre le relais`),
  things:
    list(`l'export | la facture | le tableau de bord | mon compte | l'api | le rapport | le mot de passe | le fichier
    | la connexion | la formule | le paiement | la planification`),
  others:
    list(`{t} ne marche pas | où trouver {t} | {t} est lent | changer {t} | supprimer {t} | aide pour {t}
    | j'ai une question sur {t} | envoyer {t} à un collègue | un collègue ne voit pas {t} | quelqu'un a supprimé {t}
    | inviter une personne | ajouter un agent | ajouter un utilisateur | es-tu un humain | êtes-vous un robot
    | j'ai eu un conseiller hier | le conseiller était très gentil | merci au support | connecter {t} à s3
    | la personne de contact de {t} | modifier les coordonnées | importer des contacts | appeler {t} depuis python
    | mon responsable ne voit pas {t} | combien d'utilisateurs | la personne manque dans {t} | transférer {t}
    | je n'ai besoin de personne | personne ne reçoit {t} | partager {t} avec une personne | support du json
    | l'opérateur de {t} | l'agent de {t} ne démarre pas | notre service client utilise {t}
    | besoin d'assistance pour {t} | aide pour changer {t} | mauvais service client | laisser un avis sur {t} | le numéro dans {t} est faux`),
};

const portuguese: WishGrammar = {
  persons:
    list(`um atendente | uma pessoa | alguém | um humano | um agente | uma pessoa real | alguém da equipe
    | o suporte | o atendimento | seu gerente | um supervisor | um operador | um técnico | vendas | um funcionário
    | um especialista | um colega seu | um ser humano | um consultor`),
  wishes:
    list(`quero falar com {p} | falar com {p} | posso falar com {p} | preciso falar com {p} | contatar {p}
    | contato com {p} | como entro em contato com {p} | como falo com {p} | quero contatar {p} | me passe para {p}
    | me conecte com {p} | transfira para {p} | encaminhe para {p} | prefiro falar com {p} | prefiro tratar com {p}
    | conversar com {p} | quero ser atendido por {p} | quero que {p} veja isso | {p} pode ver isso | {p} pode me ajudar
    | preciso da ajuda de {p} | gostaria de falar com {p} | {p} por favor | chame {p} | procuro {p} para me ajudar
    | quero explicar para {p} | só quero falar com {p} | robô não {p} | preciso de {p}`),
  said: list(`atendente | humano | agente | operador | me liguem por favor | quero que me liguem | podem me ligar
    | qual o número para ligar | vocês têm telefone | telefone do atendimento | tem alguém aí | tem alguém de verdade aí
    | atendimento pessoal | ajuda humana | suporte ao vivo | chat ao vivo | chega de robô | sem robô | não falo com robô
    | não quero respostas automáticas | escale meu caso | o gerente por favor | me transfira | retorno por telefone
    | quero atendimento de uma pessoa | alguém pode assumir`),
  things: list(`a exportação | a fatura | o painel | minha conta | a api | o relatório | a senha | o arquivo
    | a conexão | o plano | o pagamento | o agendamento`),
  others: list(`{t} não funciona | onde encontro {t} | {t} está lento | mudar {t} | apagar {t} | ajuda com {t}
    | tenho uma pergunta sobre {t} | enviar {t} para um colega | um colega não vê {t} | alguém apagou {t}
    | convidar uma pessoa | adicionar um agente | adicionar usuário | você é humano | é um robô
    | falei com um atendente ontem | o atendente foi muito gentil | obrigado ao suporte | conectar {t} ao s3
    | a pessoa de contato de {t} | mudar os dados de contato | importar contatos | chamar {t} em python
    | meu gerente não vê {t} | quantos usuários posso ter | falta a pessoa em {t} | transferir {t} | não preciso de ninguém
    | ninguém recebe {t} | compartilhar {t} com outra pessoa | suporte para json | o operador de {t}
    | o agente de {t} não inicia | nosso atendimento usa {t}
    | preciso de assistência com {t} | ajuda para mudar {t} | atendimento ruim | deixar avaliação de {t} | o telefone em {t} está errado`),
};

const italian: WishGrammar = {
  persons:
    list(`un operatore | una persona | qualcuno | un umano | un agente | una persona reale | qualcuno del team
    | l'assistenza | il servizio clienti | il responsabile | un supervisore | un tecnico | un commerciale | un dipendente
    | uno specialista | un vostro collega | un essere umano | un consulente | il supporto`),
  wishes:
    list(`voglio parlare con {p} | parlare con {p} | posso parlare con {p} | devo parlare con {p} | contattare {p}
    | contatto con {p} | come contatto {p} | come posso contattare {p} | vorrei contattare {p} | mettermi in contatto con {p}
    | mi passi {p} | mi metta in contatto con {p} | mi trasferisca a {p} | inoltri a {p} | preferisco parlare con {p}
    | preferisco trattare con {p} | chattare con {p} | vorrei che {p} guardasse | {p} può guardare questo | {p} può aiutarmi
    | ho bisogno dell'aiuto di {p} | vorrei parlare con {p} | {p} per favore | chiamate {p} | cerco {p} che mi aiuti
    | voglio spiegarlo a {p} | voglio solo parlare con {p} | niente bot {p} | mi serve {p}`),
  said: list(`operatore | umano | agente | richiamatemi | vorrei essere chiamato | potete chiamarmi | a che numero chiamo
    | avete un telefono | numero del servizio clienti | c'è qualcuno | c'è una persona vera | assistenza personale
    | aiuto umano | supporto dal vivo | chat dal vivo | basta bot | niente robot | non parlo con i robot
    | senza bot per favore | niente risposte automatiche | inoltrate il mio caso | il capo per favore | mi trasferisca
    | voglio essere seguito da una persona | qualcuno può prendere in carico`),
  things:
    list(`l'esportazione | la fattura | la dashboard | il mio account | l'api | il rapporto | la password | il file
    | la connessione | il piano | il pagamento | la pianificazione`),
  others:
    list(`{t} non funziona | dove trovo {t} | {t} è lento | cambiare {t} | cancellare {t} | aiuto con {t}
    | ho una domanda su {t} | inviare {t} a un collega | un collega non vede {t} | qualcuno ha cancellato {t}
    | invitare una persona | aggiungere un agente | aggiungere un utente | sei umano | è un robot
    | ho parlato con un operatore ieri | l'operatore è stato gentile | grazie all'assistenza | collegare {t} a s3
    | la persona di contatto di {t} | cambiare i dati di contatto | importare contatti | chiamare {t} da python
    | il mio capo non vede {t} | quanti utenti posso avere | manca la persona in {t} | trasferire {t}
    | non ho bisogno di nessuno | nessuno riceve {t} | condividere {t} con una persona | supporto per json
    | l'operatore di {t} | l'agente di {t} non parte | il nostro servizio clienti usa {t}
    | ho bisogno di assistenza con {t} | aiuto per cambiare {t} | pessima assistenza | lasciare una recensione di {t} | il numero in {t} è sbagliato`),
};

export const wishGrammars: readonly WishGrammar[] = [english, german, spanish, french, portuguese, italian];

/**
 * Words of support in six languages, a row for each meaning: English, German, Spanish, French, Portuguese, Italian;
 * commas between words of one meaning. Endings may differ, since stems are compared. A word that English shares needs
 * no row of its own.
 */
export const bridgeWords = `
account | Konto, Benutzerkonto, Account | cuenta | compte | conta | account, conto
password | Passwort, Kennwort | contraseña, clave de acceso | mot de passe | senha, palavra-passe | password, parola d'ordine
login sign-in | Anmeldung, Login, anmelden, einloggen, Einloggen | inicio de sesión, iniciar sesión, acceso, entrar, acceder | connexion, se connecter, identification | login, entrar, acesso, iniciar sessão | accesso, accedere, login, entrare
sign out | abmelden, ausloggen | cerrar sesión | se déconnecter, déconnexion | sair, terminar sessão | uscire, disconnettersi
locked | gesperrt, ausgesperrt, blockiert | bloqueado, bloqueada | bloqué, bloquée, verrouillé | bloqueado, bloqueada | bloccato, bloccata
forgot | vergessen, vergaß | olvidé, olvidado, olvidar | oublié, oublier | esqueci, esquecer | dimenticato, dimenticare
reset | zurücksetzen, zurückgesetzt | restablecer, reiniciar, resetear | réinitialiser, réinitialisation | redefinir, repor, resetar | reimpostare, ripristinare, resettare
user | Benutzer, Nutzer, Anwender | usuario | utilisateur | usuário, utilizador | utente
member colleague | Mitglied, Mitglieder, Kollege, Kollegin, Kollegen | miembro, compañero, compañera, colega | membre, collègue | membro, colega | membro, collega, colleghi
invite | einladen, Einladung, eingeladen | invitar, invitación | inviter, invitation | convidar, convite | invitare, invito
role | Rolle, Rollen | rol, roles, papel | rôle | função, papel | ruolo, ruoli
permission | Berechtigung, Rechte, Zugriffsrecht | permiso, permisos | autorisation, droits, permission | permissão, permissões | permesso, permessi, autorizzazione
access | Zugriff, Zugang | acceso | accès | acesso | accesso
admin | Administrator, Verwalter | administrador | administrateur | administrador | amministratore
owner | Besitzer, Eigentümer, Inhaber | propietario, dueño | propriétaire | proprietário, dono | proprietario
team | Mannschaft, Gruppe | equipo | équipe | equipe, time | squadra, gruppo
workspace | Arbeitsbereich | espacio de trabajo | espace de travail | espaço de trabalho | area di lavoro
look read only | ansehen, lesen, anschauen | ver, mirar, leer, consultar | voir, regarder, lire, consulter | ver, olhar, ler, visualizar | guardare, vedere, leggere, visualizzare
phone | Telefon, Handy, Smartphone, Mobiltelefon | teléfono, móvil, celular | téléphone, portable | telefone, celular, telemóvel | telefono, cellulare
two-factor authenticator | Zwei-Faktor, Authentifizierung, Authentifikator, Authenticator | dos factores, autenticación, autenticador | deux facteurs, authentification, authentificateur | dois fatores, autenticação, autenticador | due fattori, autenticazione, autenticatore
backup | Sicherung, Sicherungskopie | respaldo, copia de seguridad | sauvegarde | cópia de segurança, backup | copia di sicurezza, backup
code | Code, Codes | código | code | código | codice
lost | verloren, verlieren, weg | perdí, perdido, perder | perdu, perdre | perdi, perdido, perder | perso, perduto, perdere
key | Schlüssel, Key | clave, llave | clé, clef | chave | chiave
token | Token | token, ficha | jeton | token | token
secret | Geheimnis, geheim | secreto, secreta | secret | segredo | segreto
signature | Signatur, Unterschrift | firma | signature | assinatura | firma
verify check | prüfen, überprüfen, verifizieren, prüfe | verificar, comprobar, revisar | vérifier, contrôler | verificar, conferir, checar | verificare, controllare
new | neu, neue, neuen, neuer, neues | nuevo, nueva | nouveau, nouvelle, nouvel | novo, nova | nuovo, nuova
old | alt, alte, alten, alter | antiguo, antigua, viejo, vieja | ancien, ancienne, vieux | antigo, antiga, velho | vecchio, vecchia
create | erstellen, anlegen, erzeugen, erstelle, lege | crear, creo | créer | criar, crio | creare, creo
make | machen, mache | hacer, hago | faire, fais | fazer, faço | fare, faccio
delete erase | löschen, gelöscht, lösche, entfernen, entfernt | borrar, borran, eliminar, suprimir, borrado | supprimer, effacer, effacées, suppression | apagar, excluir, eliminar, apagados, remover | cancellare, eliminare, cancellati, rimuovere
revoke retire | widerrufen, zurückziehen, ziehe | revocar, retirar, retiro | révoquer, retirer | revogar, retirar, retiro | revocare, ritirare, ritiro
change | ändern, geändert, Änderung, wechseln, Wechsel, ändere | cambiar, cambio, cambió, modificar | changer, modifier, changé, modification, passer | mudar, mudou, alterar, trocar, mudança | cambiare, modificare, cambiato, modifica
set up configure | einrichten, richte, konfigurieren, aufsetzen, Einrichtung | configurar, configuro, instalar, configuración | configurer, paramétrer, installer, mettre en place | configurar, configuro, instalar, configuração | configurare, configuro, impostare, installare
settings | Einstellungen, Einstellung | ajustes, configuración, preferencias | paramètres, réglages | configurações, definições, ajustes | impostazioni
start | starten, Start, beginnen, anstoßen | iniciar, empezar, comenzar, arrancar, lanzar | démarrer, lancer, commencer | iniciar, começar | avviare, iniziare, lanciare
run | laufen, lief, Lauf, läuft, ausführen | ejecutar, ejecución, correr, corrió | exécuter, exécution, lancer, tourner | executar, execução, rodar, rodou | eseguire, esecuzione, girare
stop | stoppen, anhalten, beenden | detener, parar | arrêter, stopper | parar, interromper | fermare, interrompere
again | noch einmal, nochmal, erneut, wieder | de nuevo, otra vez | de nouveau, encore, à nouveau | de novo, novamente, outra vez | di nuovo, ancora
load reload | laden, lade, neu laden, hochladen, nachladen | cargar, recargar | charger, recharger | carregar, recarregar | caricare, ricaricare
connect destination | verbinden, anbinden, verbinde, anschließen, Verbindung | conectar, conexión, vincular | connecter, brancher, relier, connexion | conectar, ligar, conexão | collegare, connettere, connessione
destination | Ziel, Ziele | destino | destination | destino | destinazione
export | Export, Exporte, exportieren, Ausfuhr | exportación, exportar, exportaciones | export, exportation, exporter | exportação, exportar, exportações | esportazione, esportare, esportazioni
import | Import, importieren | importación, importar | import, importation, importer | importação, importar | importazione, importare
download | herunterladen, Download, runterladen | descargar, descarga | télécharger, téléchargement | baixar, descarregar, download | scaricare, download
upload | hochladen, Upload | subir, cargar | téléverser, envoyer | enviar, carregar | caricare
file | Datei, Dateien | archivo, archivos, fichero | fichier, fichiers | arquivo, arquivos, ficheiro | file
folder | Ordner, Verzeichnis | carpeta, directorio | dossier, répertoire | pasta, diretório | cartella, directory
data | Daten | datos | données | dados | dati
row rows lines | Zeile, Zeilen, Datensätze | fila, filas, línea, líneas, registros | ligne, lignes, enregistrements | linha, linhas, registros | riga, righe
column | Spalte, Spalten | columna, columnas | colonne, colonnes | coluna, colunas | colonna, colonne
table | Tabelle, Tabellen | tabla, tablas | tableau, table | tabela, tabelas | tabella, tabelle
field | Feld, Felder | campo, campos | champ, champs | campo, campos | campo, campi
schema | Schema | esquema | schéma | esquema | schema
missing | fehlt, fehlen, fehlend, fehlende | falta, faltan, faltante | manque, manquent, manquant, manquante | falta, faltam, faltando | manca, mancano, mancante, mancanti
duplicate twice | doppelt, zweimal, Duplikate, mehrfach | duplicado, duplicados, dos veces, repetido | doublon, doublons, deux fois, en double | duplicado, duplicados, duas vezes, repetido | duplicato, duplicati, due volte, doppio, doppi
half | Hälfte, halbe | mitad, medio | moitié, demi | metade, meio | metà, mezzo
order | Bestellung, Bestellungen, Auftrag | pedido, pedidos, orden | commande, commandes | pedido, pedidos, encomenda | ordine, ordini
big large | groß, große, großen, größere, größeren, größer | grande, mayor | grand, gros, volumineux, volumineuse | grande, maior | grande, più grande, maggiore
small | klein, kleine, kleinere | pequeño, menor | petit, petite | pequeno, menor | piccolo, minore
too many | zu viele, zu viel | demasiado, demasiados, demasiadas | trop de, trop | demais, muitos, excesso | troppo, troppi, troppe
limit | Grenze, Limit, Begrenzung, Obergrenze | límite | limite | limite | limite
rate limit | Ratenbegrenzung, Anfragelimit | límite de solicitudes | limite de débit, limite de requêtes | limite de requisições | limite di richieste
request | Anfrage, Anfragen | solicitud, petición, peticiones | requête, demande | requisição, pedido, solicitação | richiesta, richieste
page | Seite, Seiten | página, páginas | page, pages | página, páginas | pagina, pagine
next second | nächste, zweite, zweiten | siguiente, segunda, segundo | suivante, deuxième, seconde | próxima, segunda | successiva, prossima, seconda
result | Ergebnis, Ergebnisse | resultado, resultados | résultat, résultats | resultado, resultados | risultato, risultati
schedule | Zeitplan, planen, Plan, terminieren, geplant | programación, programar, calendario, horario programado | planification, planifier, programmer, calendrier | agendamento, agendar, programação, programar | pianificazione, pianificare, programmare, programmazione
hour | Stunde, Stunden, stündlich | hora, horas | heure, heures | hora, horas | ora, ore
day daily | Tag, Tage, täglich | día, días, diario | jour, jours, quotidien | dia, dias, diário | giorno, giorni, quotidiano
night nightly | Nacht, nachts, nächtlich | noche, noches | nuit, nuits | noite, noites | notte, notti
morning | Morgen, Vormittag, morgens | mañana | matin | manhã | mattina, stamattina, mattino
yesterday | gestern | ayer | hier | ontem | ieri
today | heute | hoy | aujourd'hui | hoje | oggi
week | Woche, Wochen, wöchentlich | semana, semanas | semaine, semaines | semana, semanas | settimana, settimane
weekday | werktags, Werktag, wochentags | días laborables, laborables, entre semana | jours ouvrés, en semaine | dias úteis, dia útil | giorni feriali, feriali
month | Monat, Monats, monatlich | mes, mensual | mois, mensuel | mês, mensal | mese, mensile
quarter | Quartal | trimestre | trimestre | trimestre | trimestre
year | Jahr, jährlich | año, anual | an, année, annuel | ano, anual | anno, annuale
time zone | Zeitzone, Uhrzeit, Zeit | zona horaria, hora local | fuseau horaire | fuso horário | fuso orario
summer time daylight saving | Sommerzeit, Zeitumstellung, Winterzeit | horario de verano | heure d'été, changement d'heure | horário de verão | ora legale, ora solare
late delayed | spät, verspätet, zu spät, Verspätung | tarde, retraso, retrasado, atraso | retard, en retard, tard | atrasado, atrasada, atraso, tarde | ritardo, in ritardo, tardi
never arrived | nie gekommen, nie angekommen, nicht angekommen, nicht gekommen | no llegó, nunca llegó, no ha llegado | jamais arrivé, pas arrivé, pas reçu | nunca chegou, não chegou | mai arrivata, mai arrivato, non è arrivato, non è arrivata
arrive receive | ankommen, bekommen, erhalten, empfangen, kommt, kommen | llegar, llega, llegó, recibir, recibe | arriver, arrivé, recevoir, reçoit | chegar, chegou, receber, recebe | arrivare, arrivata, ricevere, riceve
send | senden, schicken, verschicken, schickt | enviar, mandar | envoyer, expédier | enviar, mandar | inviare, spedire, mandare
deliver | liefern, ausliefern, zustellen, Zustellung | entregar, entrega | livrer, livraison, distribuer | entregar, entrega | consegnare, consegna
fail | scheitert, fehlgeschlagen, schlägt fehl, bricht ab, abgebrochen, scheitern, stirbt | falla, fallo, falló, fallan, muere | échoue, échoué, échec, plante | falha, falhou, falhando, morre | fallisce, fallito, non riesce, muore
error | Fehler, Fehlermeldung | error, errores | erreur, erreurs | erro, erros | errore, errori
problem | Problem, Probleme, Störung | problema, problemas | problème, problèmes, souci | problema, problemas | problema, problemi
not working | funktioniert nicht, geht nicht, klappt nicht, kaputt | no funciona, no va | ne fonctionne pas, ne marche pas | não funciona | non funziona, non va
broken | kaputt, beschädigt, zerstört | roto, rotos, rota, dañado | cassé, cassés, abîmé | quebrado, quebrados, danificado | rotto, rotti, danneggiato
slow | langsam | lento, lenta | lent, lente | lento, lenta | lento, lenta
timeout | Zeitüberschreitung | tiempo de espera | délai dépassé, délai d'attente | tempo esgotado, tempo limite | tempo scaduto
forbidden denied | verboten, verweigert, abgelehnt, untersagt | prohibido, denegado, rechazado | interdit, refusé | proibido, negado, recusado | vietato, negato, rifiutato
invalid | ungültig, ungültige | inválido, no válido | invalide, non valide | inválido, inválida | non valido, invalido
expired | abgelaufen | caducado, vencido, expirado | expiré | expirado, vencido | scaduto, scaduta
match | passt, passen, übereinstimmen, stimmt | coincide, coincidir | correspond, correspondre | confere, coincide, corresponde | corrisponde, corrispondere
accent umlaut encoding | Umlaute, Sonderzeichen, Akzente, Zeichensatz, Kodierung | acentos, tildes, codificación, caracteres especiales | accents, encodage, caractères spéciaux | acentos, codificação, caracteres especiais | accenti, codifica, caratteri speciali
open | öffnen, öffne, geöffnet | abrir, abro | ouvrir, ouvre | abrir, abro | aprire, apro
dashboard | Übersicht, Dashboard, Armaturenbrett | panel, tablero | tableau de bord | painel | cruscotto, dashboard, pannello
number figure | Zahl, Zahlen, Nummer, Kennzahlen | número, números, cifras | chiffre, chiffres, numéro, nombre | número, números | numero, numeri, cifre
stale old | veraltet | desactualizado, obsoleto | obsolète, périmé | desatualizado | non aggiornato, obsoleto
refresh update | aktualisieren, Aktualisierung, aktuell | actualizar, actualización | actualiser, mettre à jour, mise à jour, rafraîchir | atualizar, atualização | aggiornare, aggiornamento
show | zeigt, anzeigen, zeigen | mostrar, muestra, aparece | afficher, affiche, montrer | mostrar, mostra, aparece | mostrare, mostra, compare
share give | teilen, freigeben, geben, weitergeben | compartir, dar | partager, donner | compartilhar, partilhar, dar | condividere, dare
client customer | Kunde, Kunden, Kundin | cliente, clientes | client, clients, cliente | cliente, clientes | cliente, clienti
without | ohne | sin | sans | sem | senza
link | Link, Verweis | enlace | lien | link, ligação | link, collegamento
invoice bill | Rechnung, Rechnungen, Abrechnung | factura, facturas, facturación | facture, factures, facturation | fatura, faturas, nota fiscal | fattura, fatture, fatturazione
payment | Zahlung, bezahlen, Bezahlung, zahlen | pago, pagos, pagar | paiement, payer, règlement | pagamento, pagar | pagamento, pagare
card | Karte, Kreditkarte | tarjeta | carte | cartão | carta
declined | abgelehnt, zurückgewiesen | rechazada, rechazado, denegada | refusée, refusé, rejetée | recusado, recusada, rejeitado | rifiutata, rifiutato, respinta
charge | abgebucht, Abbuchung, belastet | cobro, cargo, cobrado | débité, prélèvement, prélevé | cobrança, cobrado | addebito, addebitato
refund money back | Erstattung, Rückerstattung, Geld zurück, erstattet | reembolso, devuelven el dinero, devolución, devolver el dinero | remboursement, remboursé, rembourser | reembolso, dinheiro de volta, devolução | rimborso, restituite i soldi, soldi indietro, rimborsare
money | Geld | dinero | argent | dinheiro | soldi, denaro
price cost | Preis, Preise, Kosten, kostet | precio, precios, costo, cuesta | prix, tarif, coût, coûte | preço, preços, custo, custa | prezzo, prezzi, costo, costa
plan | Tarif, Paket, Plan | plan, tarifa | formule, forfait, abonnement | plano | piano, tariffa
upgrade | hochstufen, aufwerten, Upgrade | mejorar, ampliar | supérieure, supérieur, monter en gamme | melhorar, upgrade, superior | superiore, passare
cancel | kündigen, stornieren, Kündigung, kündige | cancelar, cancelación, dar de baja, anular | résilier, annuler, résiliation, annulation | cancelar, cancelamento | disdire, annullare, disdetta
subscription subscribe | Abo, Abonnement, abonnieren | suscripción, suscribirme, suscribirse | abonnement, m'abonner, s'abonner | assinatura, assinar, inscrever | abbonamento, iscriversi, iscrivermi, abbonarsi
contract | Vertrag | contrato | contrat | contrato | contratto
leave | gehen, verlassen, weggehen, Austritt | irnos, vayamos, dejar, salir | partir, départ, quitter | sair, saímos, deixar | andarcene, andiamo, lasciare
address | Adresse, Adressen, Anschrift | dirección, direcciones | adresse, adresses | endereço, endereços | indirizzo, indirizzi
e-mail | E-Mail, Mail, Mails | correo, correo electrónico | courriel, e-mail, mail | e-mail, correio eletrônico | e-mail, posta elettronica
firewall | Firewall | cortafuegos | pare-feu | firewall | firewall
network | Netzwerk, Netz | red | réseau | rede | rete
server host | Server, Rechner, Host | servidor, anfitrión, host | serveur, hôte | servidor, host | server, host
certificate | Zertifikat | certificado | certificat | certificado | certificato
endpoint | Endpunkt | punto de conexión, endpoint | point de terminaison | endpoint, ponto de extremidade | endpoint
webhook | Webhook, Webhooks | webhook, webhooks | webhook, webhooks | webhook, webhooks | webhook
script | Skript | script, guion | script | script, roteiro | script
try test sandbox | ausprobieren, testen, probieren, Test | probar, pruebas, prueba | essayer, tester, essai | testar, experimentar, teste | provare, testare, prova
production | Produktion, produktiv, Echtbetrieb | producción | production | produção | produzione
touch | anfassen, berühren | tocar | toucher | mexer, tocar | toccare
status | Status, Zustand | estado | état, statut | status, estado | stato
outage incident down | Ausfall, Störung, Zwischenfall | caída, incidente, interrupción | panne, incident, interruption | queda, incidente, interrupção | interruzione, incidente, guasto
maintenance | Wartung | mantenimiento | maintenance | manutenção | manutenzione
log audit | Protokoll, Log, Logbuch, Verlauf | registro, bitácora, historial | journal, historique | registro, histórico | registro, cronologia, log
who | wer, wem, wen | quién, quien | qui | quem | chi
where | wo, wohin | dónde, donde | où | onde | dove
when | wann | cuándo, cuando | quand | quando | quando
how | wie | cómo, como | comment | como | come
find | finden, finde | encontrar, encuentro | trouver, trouve | encontrar, encontro | trovare, trovo
get | holen, hole, bekommen, bekomme | obtener, obtengo, conseguir | obtenir, récupérer | obter, pegar, pego, conseguir | ottenere, ottengo, avere
need | brauchen, brauche, braucht, benötigen | necesitar, necesita, necesito | besoin, nécessaire | precisar, precisa, preciso | bisogno, serve, necessario
add | hinzufügen, Hinzufügen, ergänzen | añadir, agregar | ajouter, ajout | adicionar, acrescentar | aggiungere, aggiunto
move | umziehen, verschieben, wechseln | mover, pasar, trasladar | déplacer, passer, transférer | mover, mudar, passar | spostare, passare, trasferire
replace | ersetzen, austauschen, tauschen | reemplazar, sustituir | remplacer | substituir, trocar | sostituire
format | Format, Formatierung | formato | format | formato | formato
language | Sprache | idioma, lengua | langue | idioma, língua | lingua
help | Hilfe, helfen | ayuda, ayudar | aide, aider | ajuda, ajudar | aiuto, aiutare
contact | Kontakt, kontaktieren | contacto, contactar | contact, contacter | contato, contacto, contatar | contatto, contattare
support | Unterstützung, Kundendienst | soporte, asistencia | assistance, soutien | suporte, assistência | assistenza, supporto
question | Frage, Fragen | pregunta, preguntas | question, questions | pergunta, perguntas | domanda, domande
company | Firma, Unternehmen | empresa, compañía | entreprise, société | empresa, companhia | azienda, società
privacy | Datenschutz, Privatsphäre | privacidad, protección de datos | confidentialité, vie privée, protection des données | privacidade, proteção de dados | privacy, riservatezza
security | Sicherheit | seguridad | sécurité | segurança | sicurezza
region | Region, Standort | región | région | região | regione
allow allowlist | erlauben, zulassen, Positivliste | permitir, lista blanca | autoriser, liste blanche | permitir, liberar | consentire, autorizzare
automatic | automatisch | automático, automáticamente | automatique, automatiquement | automático, automaticamente | automatico, automaticamente
notification alert | Benachrichtigung, Meldung, Hinweis | notificación, aviso, alerta | notification, alerte | notificação, alerta, aviso | notifica, avviso
report | Bericht, Berichte | informe, reporte, informes | rapport, rapports | relatório, relatórios | rapporto, report, rapporti
name | Name, Namen | nombre | nom | nome | nome
image picture | Bild, Bilder, Foto | imagen, foto | image, photo | imagem, foto | immagine, foto
device | Gerät, Geräte | dispositivo, aparato | appareil, dispositif | dispositivo, aparelho | dispositivo, apparecchio
app application | App, Anwendung | aplicación, app | application, appli | aplicativo, aplicação, app | applicazione, app
website | Webseite, Website | sitio web, página web | site web, site | site, website | sito web, sito
browser | Browser | navegador | navigateur | navegador | browser
button | Knopf, Schaltfläche, Taste | botón | bouton | botão | pulsante, bottone
click | klicken, klicke | clic, pulsar | cliquer, clic | clicar, clique | cliccare, clic
choose | wählen, auswählen | elegir, seleccionar | choisir, sélectionner | escolher, selecionar | scegliere, selezionare
enter type | eingeben, Eingabe | introducir, escribir | saisir, entrer | digitar, inserir | inserire, digitare
save | speichern, gespeichert | guardar | enregistrer, sauvegarder | salvar, guardar | salvare
copy | kopieren, Kopie | copiar, copia | copier, copie | copiar, cópia | copiare, copia
edit | bearbeiten | editar | modifier, éditer | editar | modificare
enable | aktivieren, einschalten, anschalten | activar, habilitar | activer | ativar, habilitar | attivare, abilitare
disable | deaktivieren, ausschalten, abschalten | desactivar, deshabilitar | désactiver | desativar, desabilitar | disattivare, disabilitare
version | Version, Fassung | versión | version | versão | versione
size | Größe | tamaño | taille | tamanho | dimensione
compress zip | komprimieren, Komprimierung | comprimir, compresión | compresser, compression | comprimir, compressão | comprimere, compressione
filter | filtern, Filter | filtrar, filtro | filtrer, filtre | filtrar, filtro | filtrare, filtro
product | Produkt, Produkte | producto, productos | produit, produits | produto, produtos | prodotto, prodotti
parcel package | Paket, Sendung, Päckchen | paquete, envío | colis, paquet | pacote, encomenda | pacco
shipping | Versand, Lieferung | envío, entrega | expédition, livraison | envio, entrega | spedizione
return | Rückgabe, Rücksendung, zurückgeben | devolución, devolver | retour, retourner | devolução, devolver | reso, restituire
warranty | Garantie, Gewährleistung | garantía | garantie | garantia | garanzia
weather | Wetter | tiempo meteorológico, clima | météo | clima, previsão do tempo | meteo
flight | Flug, Flüge | vuelo | vol, avion | voo | volo
house home | Haus, Hause, zuhause | casa | maison, domicile | casa | casa
stock job | Stelle, Arbeitsplatz | empleo, trabajo | poste, emploi | vaga, emprego | lavoro, impiego
last previous | letzte, letzten, letzter, vorige, vergangenen | último, última, pasado, pasada | dernier, dernière, passé | último, última, passado, passada | ultimo, ultima, scorso, scorsa
first | erste, ersten, zuerst | primero, primera | premier, première | primeiro, primeira | primo, prima
every all | jede, jeden, jeder, alle | cada, todo, todos | chaque, tous, toutes | cada, todo, toda, todos | ogni, tutti, tutte
since | seit | desde | depuis | desde | da quando
always keep | immer, ständig, dauernd | siempre, todo el tiempo, continuamente | toujours, sans arrêt, sans cesse | sempre, o tempo todo, sem parar | sempre, di continuo, continuamente
back | zurück | devuelve, vuelta, atrás | renvoie, retour | volta, de volta | indietro, rimanda
wrong | falsch, falsche | incorrecto, equivocado, mal | faux, incorrect, mauvais | errado, errada, incorreto | sbagliato, errato
right correct | richtig, korrekt | correcto, correcta, bien | bon, bonne, correct | certo, certa, correto | giusto, giusta, corretto
`;

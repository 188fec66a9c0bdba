/**
 * Words that tell how a contact feels, grouped by what they say, in several languages. Written for support
 * conversations: most complaints name what went wrong and hold no word of feeling at all. A trailing `*`
 * stands for any ending. All are folded as `foldWord` folds (no accents, `ss` for `ß`).
 */
export const cueWords = {
  /** Strong displeasure. */
  outrage: `
    awful terrible horrible horrid worst useless ridiculous unacceptable disgust* pathetic joke appalling
    disgrace* shame* shambles outrageous furious angry infuriat* livid hate hated scam fraud* ripoff liar* lied
    lying crap* shit* fuck* wtf damn hell sucks suck sucked stupid idiot* incompetent nightmare fiasco clown* trash
    garbage rubbish atrocious dreadful abysmal insult* absurd insane screwed bullshit ffs smh fail epic
    schrecklich* furchtbar* unverschamt* frechheit katastroph* saftladen scheiss* verarsch* wutend sauer betrug
    unfassbar* lacherlich* mies* miserabel* horrend nutzlos* unverantwortlich* abzocke
    horrible* scandaleu* inadmissible honteu* arnaque nul nulle inutile* lamentable* merde colere furieu*
    pesimo pesima terrible* vergonzos* inaceptable estafa mierda ridiculo fatal indignante
    pessimo pessima vergogna truffa schifo inaccettabile ridicolo terribile orribile
    horrivel vergonha absurdo inaceitavel golpe porcaria
    verschrikkelijk belachelijk schandalig* waardeloos oplichting`,
  /** Displeasure. */
  displeased: `
    bad badly poor poorly disappoint* frustrat* annoy* upset unhappy dissatisf* unhelpful rude worse sad sadly
    unprofessional careless ignored ignoring ignore unfair unreliable confus* mess messed messing
    complain* complaint* dissapoint* irritat* tired sick fed unimpressed wasted waste wasting inconvenien*
    regret* sigh ugh argh grr meh lame unreal inexcusable concerned worried worry lousy sloppy
    schlecht* enttausch* arger* genervt nervt nervig unzufrieden* unfreundlich* frustr* traurig leider
    beschwer* mangelhaft zumutung unzuverlassig* zeitverschwendung ratlos
    mauvais* decu* decevant* mecontent* enerv* insatisf* plainte impoli*
    malo mala mal decepcion* molest* enfad* queja frustr* enojad*
    deluso delusa delusione cattivo reclamo arrabbiat* insoddisf*
    ruim decepcionad* chatead* reclamac* insatisfeit*
    slecht* teleurgesteld klacht boos`,
  /** A thing that went wrong. */
  trouble: `
    wrong problem* issue* error* fail failed fails failing failure broken broke breaks crash* bug bugs glitch*
    stuck lost lose losing missing missed miss late delay* cancel* cancelled canceled denied declined rejected
    refus* charged overcharged damaged defective faulty stolen stranded unable cannot couldnt cant won't wont
    doesn't doesnt didn't didnt isn't isnt can't couldn't wasn't wouldn't never nothing nobody none down dead
    disconnect* hung freeze* frozen slow slowly dropped incorrect* invalid mistake* unresolved
    bumped misplaced forgot sitting grounded error
    kaputt defekt falsch* fehler* problem* verspat* verloren fehlt storung geht nicht kein keine keinen keiner nie
    niemand funktioniert langsam abgesturzt abgelehnt storniert beschadigt nichts
    probleme* erreur* panne casse* bloque* perdu* retard annule* impossible jamais rien personne
    problema* errores fallo falla averiad* perdid* retras* cancelad* nunca nadie nada rot* imposible
    errore guasto rotto perso ritardo annullat* mai nessuno niente impossibile
    erro* quebrad* atras* perdeu ninguem
    fout* kapot vertraag* verloren nooit niemand werkt niet`,
  /** Waiting, and things said or tried before. */
  waiting: `
    still yet again already hour hours hr hrs day days week weeks month months waiting waited wait hold ago since
    forever finally twice times keep keeps kept repeatedly another yesterday overdue unanswered
    response respond answer reply call called calling phone min mins minutes
    immer noch wieder schon stunde* tag tage tagen woche* monat* warte* gewartet endlich mehrmals erneut seit
    toujours encore deja heure* jour* semaine* mois attend* depuis
    todavia aun hora* dia* semana* mes meses espera* esperando desde
    ancora ore giorni settiman* mesi aspett* attesa
    ainda horas dias esperando
    nog steeds uur dagen weken wacht*`,
  /** Praise and relief. */
  praise: `
    great good excellent perfect* love loved loves awesome amazing wonderful fantastic brilliant superb best happy
    glad pleased nice nicely impressed outstanding lovely helpful friendly kind quick quickly smooth smoothly
    works worked solved fixed resolved better cool yay excited beautiful* fabulous terrific delight*
    appreciate appreciated enjoy* rock rocks kudos props shoutout bravo super wow favorite favourite easy
    toll prima perfekt wunderbar hervorragend spitze klasse genial freundlich* zufrieden begeistert geklappt
    funktioniert* hilfreich gelost
    parfait* excellent* genial* formidable* content contente ravi* super bravo agreable* impeccable*
    perfecto excelente* genial estupendo bueno buena encanta amable* contento satisfecho
    perfetto ottimo ottima eccellente fantastico gentile felice bravissim*
    perfeito otimo otima maravilhos* feliz adorei
    geweldig fijn prima perfect uitstekend blij tevreden`,
  thanks: `
    thanks thank thankyou thx ty cheers grateful gratitude
    danke dank vielen merci gracias grazie obrigad* bedankt dankjewel`,
  negation: `
    not no never nothing none nobody neither nor cannot cant can't don't dont doesn't doesnt didn't didnt won't
    wont isn't isnt wasn't wasnt aren't couldn't couldnt wouldn't wouldnt hasn't haven't havent without
    nicht kein keine keinen keiner nie ohne nein
    pas ne non jamais rien aucun* sans
    nunca nada ningun* sin
    mai niente nessun* senza
    nao nunca sem
    niet geen nooit zonder`,
  /** The contact sets something right. */
  correction: `
    actually instead rather meant mean said wrong mistake sorry wait different other another else change changed
    eigentlich stattdessen sondern meinte falsch anders
    plutot voulais autre cambia* otro invece altro outro anders`,
} as const;

export type CueName = keyof typeof cueWords;
export const cueNames = Object.keys(cueWords) as CueName[];

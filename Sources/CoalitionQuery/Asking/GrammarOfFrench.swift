extension QuestionGrammar {
  /// Questions in French. Rules are named apart from the English ones; what is noted is the same.
  static let french = """
    F_QUESTION = [F_POLITE] F_FORM [s il vous plait | s il te plait | merci]
    F_POLITE = (pouvez vous | pourriez vous | peux tu | pourrais tu) me (dire | montrer) | dites moi | dis moi | montrez moi
      | montre moi | j aimerais savoir | je voudrais savoir | je veux savoir | s il vous plait | parle moi de | parlez moi de
    F_FORM = F_WHO | F_TIES | F_WHAT | F_WHERE | F_REPORTS | F_CONNECTION | F_GAPS | F_PLAN | F_SINCE | F_SELF | F_LIST
    F_QUE = est ce qu | est ce que

    F_QUI = qui [d autre] [est ce qui]
    F_KIND = {kind=organization} (organisations | organisation | organismes | organisme | groupes | groupe | associations
      | association | reseaux | coalitions) | {kind=campaign} (campagnes | campagne)
    F_QUELLES = (quelles | quels | quelle | quel) [autres]
    F_COUNT = combien (d | de) [autres] {count=yes}
    F_SUBJECT = F_QUI [F_BESIDES] | (F_QUELLES | F_COUNT) F_KIND [F_BESIDES] [qui] | [les | des] F_KIND [qui]
    F_WORKS_ON = (travaille | travaillent | a travaille | ont travaille | travaillait) [t] [ils | elles] (sur | pour | contre)
      | (s occupe | s occupent) (de | d | des | du) | (agit | agissent | milite | militent | lutte | luttent | oeuvre | oeuvrent)
      (pour | sur | contre) | (fait | font) | (portent | porte) sur | (est | sont) (actif | actifs | active | actives) (sur | dans)
      | sur
    F_WORKS = travaille | travaillent | (est | sont) (actif | actifs | active | actives) | agit | agissent
    F_WHO = {form=who} F_SUBJECT (F_WORKS_ON <topics:topics> F_MOD* | F_WORKS F_MOD_PLACE F_MOD*
      | F_WORKS F_MOD_PLACE F_MOD* sur <topics:topics> F_MOD*)
    F_IN = a | au | aux | en | dans
    F_MOD_PLACE = F_IN <place:place> | (pres | autour) (de | d | du | des) <place:place> {near=yes}
      | a moins de <kilometres:number> (km | kilometres | kilometre) (de | d | du) <place:place>
    F_MOD_TIME = depuis <since:date> | avant <before:date> | apres <after:date> | en <during:date>
      | (ces | dans les | au cours des | pendant les | durant les) <years:number> dernieres (annees | annee)
      | ces dernieres <years:number> annees
    F_MOD = F_MOD_PLACE | F_MOD_TIME | F_BESIDES | et aussi [sur] <also:topics> | et sur <also:topics>
      | mais (pas | non) F_IN <outside:place> | (hors de | en dehors de) <outside:place>
      | mais (pas | non) [sur] <not:topics>
    F_BESIDES = (sauf | a part | hormis | excepte | en dehors de | a l exception de | que) <besides:actors>

    F_TIE = {tie=runs} (mene | menent | organise | organisent | dirige | dirigent | coordonne | coordonnent)
      | {tie=memberOf} ((est | sont) membre de | (est | sont) membres de | fait partie de | font partie de)
      | {tie=partnersWith} ((est | sont) partenaire de | (est | sont) partenaires de | (collabore | collaborent | travaille
      | travaillent) avec)
      | {tie=targets} (vise | visent | cible | ciblent) | {tie=mentions} (mentionne | mentionnent | cite | citent)
      | {tie=funds} (finance | financent | subventionne | subventionnent) | {tie=endorses} (appuie | appuient | soutient
      | soutiennent) | {tie=opposes} (s oppose | s opposent) a
      | {tie=publishes} (publie | publient | a publie | ont publie)
    F_TIES = {form=tie} (
      (F_QUI | F_QUELLES F_KIND) {side=from} F_TIE <subject:thing>
      | (F_QUI | F_QUELLES F_KIND) {side=from} {tie=basedIn} (est | sont) (base | basee | bases | basees | etabli | etablis
      | situe | situes | situees) F_IN <subject:place>
      | ou (est | sont) <subject:actor> [t] [il | elle | ils | elles] {side=to} {tie=basedIn} (base | basee | bases | basees
      | etabli | situe | situee)
      | (F_QUI | que | a quoi) (est | sont) (lie | liee | lies | liees | relie | reliee | relies | rattache) (a | avec) {tie=any}
      {side=any} <subject:thing>)

    F_WHAT = {form=what} (
      (que | qu [F_QUE]) (fait | font) <subject:actor> F_WHAT_MOD*
      | qu F_QUE <subject:actor> (fait | font) F_WHAT_MOD*
      | sur quoi (travaille | travaillent) <subject:actor> F_WHAT_MOD*
      | sur quoi <subject:actor> (travaille | travaillent) [t] [il | elle | ils | elles] F_WHAT_MOD*
      | que fait on F_WHAT_MOD F_WHAT_MOD* | sur quoi travaille t on F_WHAT_MOD F_WHAT_MOD*)
    F_WHAT_MOD = F_MOD_PLACE | F_MOD_TIME

    F_OU = ou | dans (quelles | quelle) {kind=city} (villes | ville)
    F_WHERE = {form=where} (
      F_OU (travaille t on | F_QUE l on travaille | F_QUE on travaille | est ce qu on travaille | s occupe t on)
      (sur | pour | de) <topics:topics> F_MOD_TIME*
      | F_OU (travaille | travaillent | agit | est actif | est active) <subject:actor> [sur <topics:topics>] F_MOD_TIME*
      | F_OU <subject:actor> (travaille | travaillent) [t] [il | elle | ils | elles] [sur <topics:topics>] F_MOD_TIME*)

    F_REPORT = rapports | rapport | publications | declarations
    F_REPORT_MOD = F_MOD_PLACE | F_MOD_TIME | [publies] par <publisher:actor> | (sur | parlent de) <also:topics>
    F_REPORTS = {form=reports} (
      [F_QUELLES | F_COUNT | les] F_REPORT [qui] [(parlent | parle | traitent | traite | portent | porte) (de | d | des | du | sur)
      <topics:topics> | sur <topics:topics>] F_REPORT_MOD*
      | qu a publie <publisher:actor> F_REPORT_MOD*
      | F_QUELLES F_REPORT <publisher:actor> a [t] [il | elle] [publie | publies] F_REPORT_MOD*
      | F_QUELLES F_REPORT a publies <publisher:actor> F_REPORT_MOD*)
      | {form=published} F_QUI (a publie | publie | ont publie | a ecrit) <subject:report>

    F_LINKED = lies | liees | relies | reliees
    F_CONNECTION = {form=connect} (
      comment <a:any> et <b:any> sont [ils | elles] F_LINKED | comment sont F_LINKED <a:any> et <b:any>
      | quel (est le | ) lien (y a t il | existe t il | ) entre <a:any> et <b:any>)
      | {form=between} F_QUI (pourrait | peut | pourraient) (relier | lier | connecter | mettre en contact | rapprocher) <a:any>
      (et | a | avec) <b:any>
      | {form=similar} F_QUI (ressemble | ressemblent) [le plus] a <subject:actor>

    F_GAPS = {form=gaps} (
      (qu F_QUE | que) (personne ne fait | ne fait personne) F_GAP_PLACE | qu est ce que personne ne fait F_GAP_PLACE
      | que manque t il F_GAP_PLACE | qu est ce qui manque F_GAP_PLACE
      | F_OU (manque | manquent) <topics:topics> | F_OU personne ne travaille [t] [il] sur <topics:topics>
      | F_OU F_QUE personne ne travaille sur <topics:topics>)
    F_GAP_PLACE = F_IN <place:place>

    F_PLAN = {form=plan} F_QUI (devrait on | faut il | faudrait il | devons nous | devrions nous | inviter) [inviter]
      (pour travailler sur | pour | a travailler sur | sur) <topics:topics> F_PLAN_MOD*
    F_PLAN_MOD = F_IN <places:place> [et [F_IN] <places:place>] | (sans | sauf | hormis) <besides:actors> | avec <must:actors>

    F_SINCE = {form=since} (
      depuis quand <subject:actor> (travaille | travaillent) [t] [il | elle | ils | elles] sur <topics:topics> [F_MOD_PLACE]
      | depuis quand F_QUE <subject:actor> (travaille | travaillent) sur <topics:topics> [F_MOD_PLACE])

    F_SELF = {form=show} (
      qui (est | sont) <subject:any> | qu est ce que [c est] [que] <subject:any> | <subject:any>)

    F_LISTED = F_KIND | {kind=report} F_REPORT | {kind=topic} (sujets | sujet | themes) | {kind=city} (villes | ville)
      | {kind=region} (regions | provinces) | {kind=country} pays
    F_LIST = {form=list} ((F_QUELLES | F_COUNT) F_LISTED (y a t il | sont la | existent) [F_IN <place:place>]
      | F_COUNT F_LISTED [y] [a] [t] [il] [F_IN <place:place>])
    """
}

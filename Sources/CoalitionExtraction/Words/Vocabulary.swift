/// Words by which English and French pages show what they say. Keys: lower case, without accents and apostrophes.
enum Vocabulary {
  /// Articles, prepositions and conjunctions, which names write small.
  static let small: Set<String> = set(
    """
    a an the of for and or in on to at by with from as vs via de la le les des du d l et pour en dans sur au aux a y un
    une against contre without sans into sous under avec our nos notre your its their
    """)

  /// Words with which sentences begin that are about no one new.
  static let openers: Set<String> = set(
    """
    we our us this these that those it its they their there here you your i he she his her if when while as at in on by
    with since because from to for after before although though during through please click see read find learn more
    some many most all each every both other others another such what how why who where which once today together
    nous notre nos ce cet cette ces il elle ils elles leur leurs on vous votre vos si quand lorsque depuis pour dans par
    voir lire cliquez plus also additionally founded established led composed formed dedicated committed located based
    working bringing help helping support supporting join
    know suggest add submit share tell use make get take keep let want need looking send note try start explore discover
    become subscribe listen watch search browse thank thanks welcome copyright donate follow contact email call visit check
    """)

  /// Verbs with which a sentence says what its subject is or does.
  static let verbs: Set<String> = set(
    """
    is are was were has have had helps help works work provides provide offers offer supports support organizes
    organises organize organise fights fight advocates advocate serves serve seeks seek aims aim operates operate runs
    run brings bring connects connect builds build promotes promote protects protect empowers empower mobilizes mobilises
    mobilize educates educate unites unite represents represent campaigns defends defend develops develop creates create
    publishes publish opposes oppose demands demand calls call documents document engages engage strives strive
    strengthens champions monitors monitor coordinates coordinate hosts host leads lead focuses focus believes exists
    envisions ensures ensure delivers deliver equips equip amplifies amplify trains train funds fund researches conducts
    conduct manages manage maintains maintain collects collect gathers gather uses use includes include gives give makes
    make shares share tracks track tackles addresses began started became remains allows enables enable consists
    est sont etait a ont offre offrent soutient soutiennent lutte luttent milite militent defend defendent oeuvre
    oeuvrent travaille travaillent vise visent regroupe regroupent accompagne accompagnent organise organisent propose
    proposent aide aident rassemble rassemblent reunit reunissent represente representent accueille accueillent
    """)

  /// Verbs that only say what their subject is.
  static let being: Set<String> = set("is are was were est sont etait etaient")

  /// The months in English and French, with their short forms.
  static let months: [String: Int] = {
    let names = [
      "january jan janvier janv", "february feb fevrier fevr", "march mar mars", "april apr avril avr",
      "may mai",
      "june jun juin", "july jul juillet juil", "august aug aout", "september sep sept septembre",
      "october oct octobre", "november nov novembre", "december dec decembre",
    ]
    var months: [String: Int] = [:]
    for (number, line) in names.enumerated() {
      for name in line.split(separator: " ") { months[String(name)] = number + 1 }
    }
    return months
  }()

  /// Nouns that say what an organization is, in one word.
  static let organizations: Set<String> = set(
    """
    organization organisation org group network coalition alliance association collective union society centre center
    clinic foundation fund nonprofit non-profit charity institute council committee federation agency service church
    temple mosque synagogue congregation bookstore bookshop shelter hub museum theater theatre school university college
    party chapter branch cooperative co-op coop firm partnership consortium league movement community body board
    ministry department office brigade caucus club company corporation trust team fellowship assembly confederation
    initiative project program programme organizer provider pantry kitchen farm garden gallery cafe bar restaurant
    squad circle guild sorority newsroom outlet publisher press lab laboratory authority commission secretariat
    association lobby volunteers activists organizers collectif reseau coalition alliance organisme groupe association
    syndicat federation centre comite fondation mouvement regroupement table maison clinique cooperative conseil ligue
    societe institut organisation union corporation bureau parti ecole universite musee refuge ong
    """)

  /// Nouns that say that something is a campaign.
  static let campaigns: Set<String> = set(
    "campaign petition boycott divestment campagne petition strike pledge mobilization mobilisation")

  /// Nouns that say that something is a report or another document.
  static let reports: Set<String> = set(
    """
    report guide paper statement article toolkit sheet brief briefing study survey handbook manual factsheet essay
    whitepaper letter submission declaration analysis assessment review primer zine pamphlet booklet brochure
    scorecard testimony memo recommendations rapport etude guide enonce declaration memoire fiche lettre brochure
    trousse manifeste manifesto publication thesis book chapter
    """)

  /// Nouns with which titles of documents end.
  static let documents: Set<String> = set(
    "report guide handbook methodology toolkit manual statement brief factsheet paper survey study rapport declaration"
  )

  /// Nouns that say that something is neither: software, data, media, events.
  static let others: Set<String> = set(
    """
    tool toolbox software package module plugin framework app application website site database dataset data model
    simulator simulation api algorithm code repository repo notebook script platform podcast newsletter calendar
    dashboard map atlas portal catalog catalogue archive wiki benchmark engine compiler client server sdk interface
    workflow pipeline format standard specification ontology library toolkit bot viewer visualization emulator solver
    firmware device sensor kit blog magazine newspaper radio show video film documentary course class conference event
    hotline helpline logiciel outil base donnees site balado infolettre calendrier carte utility wrapper extension
    implementation project collection list inventory playlist channel
    """)

  /// Words beside a noun that make it software.
  static let software: Set<String> = set(
    """
    python r julia javascript java fortran matlab c++ rust open-source github source api numerical modelling modeling
    simulation simulations algorithms dataset datasets data machine learning satellite geospatial code computational
    grid raster netcdf model models forecast forecasting package packages software tool tools library
    """)

  static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
  }
}

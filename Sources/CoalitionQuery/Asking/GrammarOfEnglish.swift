extension QuestionGrammar {
  /// Questions in English.
  static let english = """
    QUESTION = [POLITE] [POLITE] FORM [please | thanks | thank you]
    POLITE = please | (can | could | would | will) you [please] (tell | show | give | find) [me]
      | (can | could) you [please] (list | say) | tell [me | us] | show [me | us] | give me | find [me] | list
      | (i would | id | we would | wed) like to know | (i | we) (want | need | have) to know | do (you | we) know
      | i wonder | i am looking for | im looking for | looking for
    FORM = ABOUT_WHO | ABOUT_TIES | ABOUT_WHAT | ABOUT_WHERE | ABOUT_REPORTS | ABOUT_CONNECTION | ABOUT_GAPS
      | ABOUT_PLAN | ABOUT_SINCE | ABOUT_LIST | ABOUT_SELF

    WHO = who [else] | whoever | anyone [else] [who] | anybody [else] [who] | everyone [who] | everybody [who]
      | (is there | are there | does | do | is | has) (anyone | anybody | somebody | someone) [else] [who] | whos
    KIND = {kind=organization} (organizations | organisations | organization | organisation | groups | group | orgs
      | ngos | networks | coalitions | associations)
      | {kind=campaign} (campaigns | campaign)
    WHICH = (which | what) [other]
    COUNT = how many [other] {count=yes}
    SUBJECT = WHO [BESIDES] | (WHICH | COUNT) KIND [BESIDES] [THAT] | [all] [the | any] [other] KIND [BESIDES] [THAT]
    THAT = that | which | who

    WORKS_ON = (works | work | working | worked | has worked | have worked | is working | are working
      | has been working | have been working) (on | for | around | against | towards)
      | [is | are] (active | involved | engaged) (on | around) | (deals | deal | dealing | dealt) with
      | has dealt with | have dealt with
      | does | do | doing | did | is doing | are doing | has done | have done
      | (is | are) about | (is | are) (on | for) | about | (is | are) there (about | on | for) | on
      | (working | active) (on | for)
      | (fights | fight | fighting | campaigns | campaign | campaigning | organizes | organize | organizing | organises
      | organise | organising | advocates | advocate | advocating) (for | on | around | against)
      | provides | provide | providing | offers | offer | offering | (helps | help | helping) with
      | (cares | care) (for | about) | (focuses | focus | focusing) on | covers | cover | covering
    WORKS = works | work | working | worked | has worked | have worked | is working | are working
      | has been working | have been working | [is | are] active | are there | is there | is | are
    ABOUT_WHO = {form=who} SUBJECT (WORKS_ON <topics:topics> MOD* | WORKS MOD_PLACE MOD* | MOD_PLACE MOD*
      | WORKS MOD_PLACE MOD* (on | for | around) <topics:topics> MOD* | MOD_PLACE MOD* WORKS_ON <topics:topics> MOD*)
    MOD_PLACE = [here] in <place:place> | (near | around | close to | nearby) <place:place> {near=yes}
      | within <kilometres:number> (km | kms | kilometre | kilometres | kilometer | kilometers) (of | from | around)
      <place:place>
    MOD_TIME = since <since:date> | after <after:date> | before <before:date> | [back] in <during:date>
      | (in | over | during | within) the (last | past | previous) {span=yes}
      ([<years:number>] (years | year) | <months:number> (months | month) | decade {decade=yes})
    MOD = (but | and) (not | never) in <outside:place> | (outside | outside of | not in) <outside:place> | [and] MOD_PLACE | [and] MOD_TIME | BESIDES | [and] also (on | about | for) <also:topics> | and (on | about) <also:topics>
      | (and | but) also WORKS_ON <also:topics> | (but | and) (not | never) [also] [on | about | for] <not:topics>
      | (but | and) (do | does) not (work on | do | deal with) <not:topics> | not on <not:topics>
    BESIDES = (besides | other than | except [for] | excluding | apart from | aside from | not counting | not including
      | without) <besides:actors>

    TIE = {tie=runs} (runs | run | is running | are running | ran | leads | lead | organizes | organized | organises
      | organised | coordinates | coordinate)
      | {tie=memberOf} ((is | are | was | were) [a] (member | members | part) of | belongs to | belong to)
      | {tie=partnersWith} (partners | partner | partnered | has partnered | have partnered | works | work | worked
      | is working | are working | cooperates | cooperate | collaborates | collaborate | is allied | are allied)
      [together] with
      | {tie=targets} (targets | target | targeted | is targeting | are targeting | pressures | pressure)
      | {tie=addresses} (addresses | address | addressed | is addressed to | are addressed to)
      | {tie=mentions} (mentions | mention | mentioned | names | name | cites | cite)
      | {tie=funds} (funds | fund | funded | is funding | are funding | has funded | have funded | finances | finance
      | financed | pays for | pay for)
      | {tie=endorses} (endorses | endorse | endorsed | has endorsed | have endorsed | supports | support | supported
      | backs | back | backed)
      | {tie=opposes} (opposes | oppose | opposed | is opposing | are opposing | is against | are against
      | stands against | stand against)
      | {tie=succeeds} (succeeds | succeed | succeeded | replaced | came out of | grew out of)
      | {tie=publishes} (published | publishes | publish | has published | have published | issued | wrote | released)
    TIE_BASE = {tie=runs} (run | lead | organize | organise | coordinate) | {tie=memberOf} (belong to)
      | {tie=partnersWith} ((partner | work | cooperate | collaborate) [together] with) | {tie=targets} (target | pressure)
      | {tie=addresses} address | {tie=mentions} (mention | name | cite) | {tie=funds} (fund | finance | pay for)
      | {tie=endorses} (endorse | support | back) | {tie=opposes} oppose | {tie=succeeds} (succeed | replace)
    TIE_PASSIVE = {tie=runs} (run | led | organized | organised | coordinated) by
      | {tie=targets} (targeted | pressured) by | {tie=addresses} addressed by | {tie=mentions} (mentioned | named | cited) by
      | {tie=funds} (funded | financed | paid for) by | {tie=endorses} (endorsed | supported | backed) by
      | {tie=opposes} opposed by | {tie=succeeds} (succeeded | replaced) by | {tie=publishes} (published | issued) by
    TIE_FROM = {tie=memberOf} (members | member) | {tie=funds} (funders | funder | donors | donor)
      | {tie=opposes} (opponents | opponent) | {tie=endorses} (endorsers | supporters | backers)
      | {tie=publishes} (publisher | publishers | author | authors) | {tie=succeeds} (successor | successors)
      | {tie=runs} (organizers | organisers | organizer | organiser)
    TIE_TO = {tie=targets} (targets | target) | {tie=runs} (campaigns | campaign) | {tie=succeeds} (predecessor | predecessors)
      | {tie=funds} (grantees | grantee) | {tie=publishes} (reports | report | publications)
      | {tie=basedIn} (home | seat | base) | {tie=partnersWith} (partners | partner | allies | ally)
    TIE_NOUN = {side=from} TIE_FROM | {side=to} TIE_TO
    TIED = WHO | (WHICH | COUNT) [KIND | {kind=report} (reports | report)] [BESIDES] [THAT] | whom
    ABOUT_TIES = {form=tie} (
      TIED {side=from} TIE <subject:thing> MOD_TIME*
      | TIED {side=from} {tie=basedIn} [is | are] (based | located | headquartered | at home) in <subject:place>
      | (TIED | what) (does | do | did | has | have) {side=to} <subject:thing> TIE_BASE MOD_TIME*
      | (TIED | what) (is | are | was | were) {side=to} TIE_PASSIVE <subject:thing> MOD_TIME*
      | (TIED | what) (is | are) <subject:thing> {side=to} {tie=memberOf} [a | an] (member | part) of
      | where (is | are) <subject:actor> {side=to} {tie=basedIn} (based | located | headquartered | at home)
      | (who | what | which) (is | are | was | were) [the] TIE_NOUN of <subject:thing>
      | (who | what | which) (is | are | was | were) <subject:thing> TIE_NOUN
      | TIED (is | are) (linked | tied | related | connected) (to | with) {tie=any} {side=any} <subject:thing>)

    ABOUT_WHAT = {form=what} (
      what (does | do | did) <subject:actor> (do | work on | deal with | care about | fight for | focus on) WHAT_MOD*
      | (what | whats) (is | are) <subject:actor> (doing | working on | active on) WHAT_MOD*
      | what (has | have) <subject:actor> (done | worked on | been doing | been working on) WHAT_MOD*
      | what (is | are) <subject:report> about
      | (which | what) topics (does | do) <subject:actor> (work on | cover | deal with) WHAT_MOD*
      | (what is | whats | what gets) [being] (worked on | done | going on | happening) WHAT_MOD WHAT_MOD*
      | what happens WHAT_MOD WHAT_MOD*
      | what (do | does | are | is) [the] (people | groups | organizations | organisations | anyone | they) (do | work on | doing
      | working on) WHAT_MOD WHAT_MOD*
      | (which | what) topics are [being] worked on WHAT_MOD WHAT_MOD*)
    WHAT_MOD = MOD_PLACE | MOD_TIME

    WHERE = where | in (which | what) PLACE_KIND
    PLACE_KIND = {kind=city} (cities | city | towns | town) | {kind=region} (regions | region | provinces | province
      | states | state) | {kind=country} (countries | country) | (places | place)
    ABOUT_WHERE = {form=where} (
      WHERE (is | are | has | have) <topics:topics> [being | been] worked on MOD_TIME*
      | WHERE (is | are) <topics:topics> (covered | done | offered | provided) MOD_TIME*
      | WHERE (does | do | did) <subject:actor> (work | do) [[on] <topics:topics>] MOD_TIME*
      | WHERE (is | are) <subject:actor> (active | working) [on <topics:topics>] MOD_TIME*
      | WHERE (does | do) (people | groups | organizations | organisations | anyone) work on <topics:topics> MOD_TIME*)

    REPORT = reports | report | statements | publications | articles | guides
    REPORT_MOD = [and] MOD_PLACE | [and] MOD_TIME | from <since:date> | (by | from | [that were] published by | issued by) <publisher:actor>
      | (about | on) <also:topics>
    OUT = [that] [were | was | have been | are] published | [that] came out | [that] have come out | [that] appeared
      | [that] have appeared | are there | is there | [that] were issued | do we have | have we
    ABOUT_REPORTS = {form=reports} (
      [WHICH | COUNT | all | the] REPORT [THAT] [is | are] [OUT] [(about | on | [that] deal with | [that] discuss | covering)
      <topics:topics>] REPORT_MOD* [OUT REPORT_MOD*]
      | what (has | have | did) <publisher:actor> (published | publish | issued | issue | released | release | written)
      REPORT_MOD*
      | (WHICH | COUNT) REPORT (has | have | did) <publisher:actor> (published | publish | issued | issue | released)
      REPORT_MOD*
      | what has been (published | written) (about | on) <topics:topics> REPORT_MOD*)
      | {form=published} (who | WHICH KIND) (published | wrote | issued | released | publishes) <subject:report>

    LINKED = connected | linked | related | tied
    ABOUT_CONNECTION = {form=connect} (
      how (is | are) <a:any> and <b:any> LINKED [together | to each other | with each other]
      | how (is | are) <a:any> LINKED (to | with | and) <b:any>
      | how (does | do) <a:any> and <b:any> (hang together | relate | connect)
      | how (does | do) <a:any> (relate | connect) to <b:any>
      | what (connects | links | ties | relates) <a:any> (and | with | to) <b:any>
      | [what is | whats] the (connection | link | path | tie) between <a:any> and <b:any>)
      | {form=between} (
      (WHO | WHICH KIND) (could | can | would | might | may) (connect | introduce | link | bridge | tie | join) <a:any>
      (with | and | to) <b:any>
      | (WHO | WHICH KIND) (could | can | would | might) bring <a:any> and <b:any> together
      | (WHO | WHICH KIND) (connects | links | bridges | ties) <a:any> (with | and | to) <b:any> [together]
      | (WHO | WHICH KIND) (stands | stand | is | are) between <a:any> and <b:any>)
      | {form=similar} (
      (WHO | WHICH [KIND]) (is | are) [the] [most] (like | similar to | comparable to | alike to | closest to) <subject:actor>
      | (WHO | WHICH KIND) (resembles | resemble) [most] <subject:actor>
      | [the] [other] KIND (like | similar to) <subject:actor>)

    NOBODY = nobody | no one | noone
    ABOUT_GAPS = {form=gaps} (
      what (does | is) NOBODY (do | doing | work on | working on | cover | covering) GAP_PLACE
      | (which | what) topics (does | is) NOBODY (work on | working on | cover | covering) GAP_PLACE
      | (what is | whats) missing GAP_PLACE
      | (what | where) are the gaps GAP_PLACE | [the] gaps GAP_PLACE
      | WHERE (is | are) <topics:topics> (missing | lacking | not covered | not worked on)
      | WHERE (does | is) NOBODY (work | working | do | doing) [on] <topics:topics>
      | WHERE (is | are) there no (work on | one working on) <topics:topics>
      | (which | what) PLACE_KIND (lack | lacks | miss | have no) <topics:topics>
      | WHERE are [the | there] gaps (in | on) <topics:topics>)
    GAP_PLACE = in <place:place>

    ABOUT_PLAN = {form=plan} INVITE (to work on | to do | to cover | working on | to help with | for | on) <topics:topics>
      PLAN_MOD*
    INVITE = (who | whom | which KIND) (should | could | can | do | must) (be | we | i) (invited | asked | brought in | invite | ask
      | bring in | bring together | need | get together | involve)
      | (who | whom) to (invite | ask | bring in)
    PLAN_MOD = in <places:place> [and <places:place>] | (without | besides | excluding | except [for] | apart from) <besides:actors>
      | (with | including) <must:actors>

    ABOUT_SINCE = {form=since} (
      since when (does | do | has | have | is | are | did) <subject:actor> [been] (WORKS_ON | work | worked) <topics:topics>
      [MOD_PLACE]
      | how long (has | have) <subject:actor> [been] WORKS_ON <topics:topics> [MOD_PLACE]
      | when did <subject:actor> (start | begin) (WORKS_ON | to work on) <topics:topics> [MOD_PLACE])

    ABOUT_SELF = {form=show} (
      (who | what | whos | whats) (is | are) <subject:any> | (about | more about) <subject:any>
      | what (do | does) (we | you | the data) (know | say) (about | of) <subject:any> | <subject:any>)

    LISTED = KIND | {kind=report} REPORT | {kind=topic} (topics | topic) | PLACE_KIND
    ABOUT_LIST = {form=list} (
      (WHICH | COUNT) LISTED (are | is) there [in <place:place>] | (WHICH | COUNT) LISTED (do | have) (we | you) [have | know]
      | [all] [of] [the] LISTED [in <place:place>])
    """
}

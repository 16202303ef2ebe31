"""Words that tell names apart: titles before persons, nouns that end bodies and places, verbs of saying."""

from __future__ import annotations

PARTICLES = frozenset("de del della di da dos das du van von der den ten ter bin bint ibn al el la le af av zu y".split())

TITLES = frozenset(
    """mr mrs ms mx miss dr prof professor sir dame lord lady baroness baron king queen prince princess duke duchess
    emperor pope president vice-president premier chancellor minister secretary ambassador envoy governor mayor senator
    congressman congresswoman representative rep sen gov councillor cllr alderman mp mep judge justice magistrate
    attorney prosecutor general gen lieutenant lt colonel col major maj captain capt commander admiral adm brigadier
    sergeant sgt corporal inspector superintendent constable detective sheriff officer marshal chief director chairman
    chairwoman chair chairperson chairmen spokesman spokeswoman spokesperson leader coach manager economist analyst
    bishop archbishop cardinal father rev reverend rabbi imam sheikh ayatollah coxswain nurse engineer architect
    commissioner speaker negotiator delegate deputy counsel principal dean rector founder owner host guest author
    writer actor actress singer striker goalkeeper midfielder defender ministers presidents
    farmer fisherman teacher baker shopkeeper student pensioner resident driver pilot lawyer solicitor barrister doctor
    scientist campaigner activist historian musician poet novelist skipper boxer master lecturer researcher reporter
    journalist correspondent editor critic investor trader developer surgeon physicist biologist geologist forecaster
    meteorologist volunteer witness survivor plaintiff defendant foreman headteacher headmaster headmistress""".split()
)

ORG_NOUNS = frozenset(
    """authority agency administration association alliance academy army assembly airlines airways bank bureau board
    brigade centre center chamber church clinic clinics club co college commission committee company conference
    confederation congress consortium corp corporation council court department division echo fc federation force
    forces foundation fund gazette group guard healthcare herald holdings hospital hospitals inc industries institute
    institution journal laboratory league limited llc llp lp ltd ministry mission nations navy network newspaper
    office organisation organization parliament partners partnership party plc police post press railway railways
    secretariat senate service services society station studios systems tribunal times tribune trust union university
    veterinary watch works worldwide airport school capital energy motors motor motors oil petroleum steel bancorp
    media news newswire""".split()
)

OF_NOUNS = frozenset(
    """bank bureau board bishop archbishop chamber church city college commission committee confederation congress
    council court commonwealth department duchy emirate federation gulf house institute isle kingdom league ministry
    office organisation organization parliament principality province republic school secretariat society state
    states straits strait sultanate territory union university cape bay sea lake mount port house association agency
    archdiocese diocese free district county town village republics kingdoms""".split()
)

INSTRUMENT_NOUNS = frozenset("treaty convention charter covenant protocol agreement accord pact declaration".split())

PLACE_NOUNS = frozenset(
    """avenue basin bay beach boulevard bridge canal canyon cape cathedral channel city coast county creek crescent
    desert district estate falls field forest fort gap garden gardens gate gulf harbor harbour hill hills island
    islands lake lane mount mountain mountains north ocean palace park peninsula pier plain plaza plateau point port
    province quay region reserve ridge river road row sea square stadium strait straits street terrace tower valley
    village""".split()
)

SAYING = frozenset(
    """said says say saying told tells tell added adds argued argues asked asks announced announces acknowledged
    admitted agreed alleged answered asserted believes called claimed claims commented complained conceded concluded
    confirmed contended countered cried cautioned declared declares denied described emphasised emphasized estimated
    explained explains exclaimed insisted insists joked lamented maintained maintains mused noted notes observed
    predicted promised pledged quipped asserted asserts boasted brags concurred demanded demanded recalled recalls remarked remembered repeated replied reported responded
    reiterated shouted stated states stressed suggested suggests testified thinks thought urged vowed warned warns
    whispered wondered wrote writes continued continues pleaded proclaimed retorted tweeted boasted""".split()
)

SPEAKING = SAYING | frozenset(
    """saying adding arguing asking asserting asserts claiming insisting admitting admits noting warning calling calls
    vowing pledging pledges pledge branded ruled rules demanded demanding accused accuses accusing blasted
    praised praises praising criticised criticized criticizing referred refers referring describing describes labeled
    labelled labeling dubbed urges urging encouraged encourages emphasizing emphasising touted touts ripped slammed
    slams attacked hailed hails condemned condemns dismissed dismisses mocked mocks likened likens compared compares
    quoted quotes cited cites apologized apologised chimed posted opined assured advised reminded interjected proposed
    outlined reads stipulates stating explaining declaring telling writing tweeting tweets denies denying deny
    acknowledges acknowledging bemoaned decried decries denounced denounces lauded lauds blamed blames welcomed branded
    characterised characterized characterizes rejected rejects promise promises promising vow vows explain note say
    tell write ask call argue claim insist describe warn urge demand accuse praise announce state declare believe
    concede concedes conceding alleging alleges suggesting stressing stresses predicting predicts wondering fears
    feared worried thundered bragged boasts championed extolled repeat repeats reiterates singled spoke speaks
    speaking talked talks testifying summed put puts""".split()
)
"""Verbs that may also introduce a part of what was said."""

PLACE_PREPOSITIONS = frozenset(
    """in at near outside inside around across from to through into toward towards over via throughout off beyond
    visit visits visited visiting leave leaves left leaving reach reached entered enter""".split()
)

FUNCTION_WORDS = frozenset(
    """a about above according additionally after afterwards again against ago all almost alone along already also
    although always am amid among an and another any anybody anyone anything are around as at away back based be because
    been before behind being below beneath beside besides between beyond both but by can cannot clearly could currently
    despite did do does doing done down due during each earlier early either else elsewhere enough even eventually ever
    every everybody everyone everything except few fewer finally first five following for former formerly four
    frequently from fundamentally further furthermore generally given had half hardly has have having he hence her here
    hers herself him himself his historically hopefully how however i if immediately in indeed initially inside instead
    into is it its itself just last late later lately least less let like likely long many may maybe me meanwhile might
    mine more moreover most mostly much must my myself naturally near nearly neither never nevertheless new next nine no
    nobody none nonetheless nor not nothing notably now nowhere of off often old on once one only onto or other others
    otherwise our ours ourselves out outside over overall own past per perhaps please possibly previously probably quite
    rather really recently regarding second separately seven several shall she should similarly since six so some
    somebody someone something sometimes somewhere soon still such suddenly ten than that the their theirs them
    themselves then there thereafter therefore these they third this those though three through throughout thus
    to today together tomorrow tonight too toward towards twelve two ultimately under unfortunately unless unlike
    until unsurprisingly up upon us usually very via was we well were what whatever when whenever where whereas wherever
    whether which while who whoever whole whom whose why will with within without would yes yesterday yet you your
    yours yourself zero asked speaking under listen watch read share posted updated published photo image file source
    sources click sign subscribe home menu live related topics comments leave reply advertisement editorial opinion
    analysis interview transcript correction update breaking exclusive explainer
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    spring summer autumn winter christmas easter article articles section chapter annex am pm gmt bst est cet""".split()
)

EAST_ASIAN_SURNAMES = frozenset(
    """Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Han Shin Oh Seo Kwon Hwang Ahn Song Ryu Moon Yang Bae Baek Ri
    Xi Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Deng Mao Tsai Lai Nguyen
    Tran Pham Le Vo""".split()
)

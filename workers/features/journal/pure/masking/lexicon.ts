/** Written from what is commonly known; no list of anybody's was copied. Lower case, one blank between. */
const GIVEN_NAMES = `aaron abigail adam adrian agnes ahmed aidan aisha alan albert alberto alejandro alessandro alex alexander alexandra alexis alfred
ali alice alicia alina alison allison amanda amber amelia amina amir amy ana anastasia andre andrea andreas andrew andrzej andy angel angela angelica angelo anita
anja ann anna anne annette annika anthony antje anton antonia antonio april arthur arnold artem ashley astrid audrey aurora ava axel barbara barry bart beatrice becky bella ben
benedikt benjamin bernadette bernard bernd bert beth bethany betty beverly bianca bill billy birgit bjorn bob bobby bonnie brad bradley brandon brenda brendan brent brett brian bridget brigitte brooke bruce
bruno bryan caleb callum calvin cameron camila camille carina carl carla carlos carmen carol carole caroline carolyn carrie carsten casey cassandra cassie catherine cathy cecilia celia celine chad
charles charlie charlotte chelsea cheryl chiara chloe chris christa christian christiane christina christine christoph christopher christy cindy claire clara clarissa claude claudia claudio clemens cody colin colleen
connor conor constance cora corinna courtney craig cristina crystal curtis cynthia dagmar daisy dale damian damien dan dana daniel daniela daniele danielle danny daphne darius darlene darren dave david dawn dean
debbie deborah debra denis denise dennis derek derrick diana diane diego dieter dirk dmitri dominic dominik dominique don donald donna doris dorothea dorothy doug douglas dustin dylan ebony eddie edgar edith eduardo edward edwin eileen
ekaterina elaine eleanor elena eleni eli elias elijah elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elsa emil emilia emilie emily emma emmanuel enrico enrique eric erica erich erik erika erin ernest ernst esther ethan eugene eva evan
evelyn fabian fabio faith farah fatima felicia felicity felix fernando finn fiona florence florian frances francesca francesco francis francisco frank franz fred freddie frederick frederik friedrich fritz gabriel gabriela gabriele gabriella gareth gary gavin gemma
geoff geoffrey george georgia georgina gerald gerard gerd gerda gina giorgio giovanni gisela gloria gordon grace graham greg gregor gregory greta gretchen guido gunther gustavo guy hamza hanna hannah hannes hans harald harold harriet harry hasan hassan hazel heather heidi heike
heinrich heinz helen helena helene helga helmut hendrik henrik henry herbert hiroshi holly horst howard hugh hugo hussein ian ibrahim ida igor ilse ina ines inga inge ingo ingrid irene irina iris isaac isabel isabella isabelle ivan jack jackie jackson jacob jacqueline jade
jake jakob jamal james jamie jan jana jane janet janice janina jared jasmin jasmine jason javier jay jean jeanette jeff jeffrey jen jenna jennifer jenny jens jeremy jerome jerry jesse jessica jessie jill jim jimmy jo joan joana joanna joanne jochen jody joe joel joey
johan johann johanna johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josephine josh joshua joyce juan juanita judith judy julia julian juliane julie juliet jurgen justin justine jutta kai karen karin karina karl karla karsten kate katharina katherine kathleen
kathrin kathryn kathy katie katja katrin kayla keith kelly kelsey ken kenji kenneth kenny kerstin kevin khalid kim kirsten kirsty klaus konrad kristen kristin kristina kristine kurt kyle lana lara larry lars laura lauren laurie lawrence layla lea leah leanne lee leila lena leo leon
leona leonard leonardo leonie leslie lewis liam lidia lilian lillian lily linda lindsay lisa liz logan lorenzo loretta lori lorraine lothar lotte louis louisa louise luca lucas lucia lucy ludwig luigi luis luisa lukas luke luna lutz lydia lynn mabel maciej madeleine madison
maggie magdalena mahmoud maja malcolm manfred manuel manuela marc marcel marcia marco marcos marcus margaret margarita maria marian marianne marie mariam marilyn marina mario marion marissa marius marjorie markus marlene marta martha martin martina marvin mary maryam mason mateo mathias
mathilda matt matteo matthew matthias maureen maurice max maximilian maya megan mehmet mei melanie melinda melissa mercedes merle mia micah michael michaela michal michel michele michelle miguel mika mike mikhail mila milan mina miranda miriam mitchell mohamed mohammed moira molly mona
monica monika monique morgan moritz muhammad murat mustafa myra nadia nadine nadja nancy naomi natalia natalie natasha nathan nathaniel neil nelson niamh nicholas nick nico nicola nicolas nicole niklas nikolai nils nina noah noel noor nora norbert norma norman odette olaf oleg olga oliver
olivia olivier omar oscar oskar otto owen pablo paige pamela paolo pascal patricia patrick patty paul paula paulina pauline pavel pedro peggy penelope penny pete peter petra phil philip philipp phillip phoebe pia pierre piotr priya rachel rafael rahul rainer ralf ralph ramon randy
raphael rashid raul ravi ray raymond rebecca regina reinhard renate rene reuben rhonda ricardo richard rick ricky rita rob robert roberta roberto robin rodney roger roland rolf roman ronald ronja ronnie rosa rosalie rosemary rosie ross roxanne ruben rudi rudolf rupert russell ruth ryan
sabine sabrina sally salma sam samantha samira samuel sandra sandy sanjay santiago sara sarah sasha saskia scott sean sebastian serena sergei sergio seth shane shannon sharon shaun shauna sheila shelby shelly sheryl shirley sigrid silke silvia simon simone sofia sofie sonia sonja
sophia sophie spencer stacey stacy stan stanley stefan stefanie stella stephan stephanie stephen steve steven stuart sue susan susanna susanne suzanne svenja svetlana sven sylvia takashi tamara tammy tanja tanya tara tatiana taylor ted teresa terrence terry tessa theo theodore
theresa thomas thorsten tiffany tilda till tim timo timothy tina tobias todd tom tomas tommy toni tony tracey tracy travis trevor trina tristan trudy tyler udo ulrich ulrike ursula ute uwe valentina valerie vanessa vera verena veronica veronika vicky victor victoria viktor viktoria vincent
viola violet virginia vivian vladimir wade walter wanda warren wayne wendy werner wesley wilhelm will willem william willy winston wolfgang xavier yasmin yolanda yuki yusuf yvette yvonne zachary zara zoe zoey agnieszka akira aleksander alfredo anders annalena arne bartosz bogdan carlotta
dariusz deepak devin ebru elif emre esra fatma francois gabor guillermo gunnar haruto hideo hyun ildiko istvan ivana janek jaroslav jiri jolanta jun kamil kasia katarina katarzyna kazuki kenta krzysztof lajos laszlo ludovic magnus malgorzata marek mariusz matias mats mikael milos miroslav
morten nguyen nikos olaf omer oksana pawel petr priyanka radek rajesh roza ryo sakura sanna satoshi selim sena shreya sinan slavko stanislav sunita suresh tadeusz takumi thiago tomasz ugur vasil vikram wei wojciech xin yan yannick yasemin yuto zeynep zoltan zuzana`;
const SURNAMES = `adams ahmed alexander allen alvarez andersen anderson andersson andrews armstrong arnold austin bailey baker barnes bauer baumann becker bell bennett berg berger bergmann bernard bianchi black boyd bradley braun brooks brown bruno bryant burns butler campbell carlson carpenter
carroll carter castillo castro chang chapman chavez chen christensen clark cole coleman collins cook cooper costa cox crawford cruz cunningham daniels davies davis delgado diaz dietrich dixon dubois duncan dunn edwards eklund elliott ellis engel eriksen eriksson evans fernandes fernandez ferrari ferguson
fischer fisher fletcher flores ford foster fox frank franklin fraser freeman friedrich fuchs garcia gardner gibson gomez gonzales gonzalez gordon graham grant gray green greene griffin gruber gupta gutierrez haas hahn hall hamilton hansen hansson harper harris harrison hart hartmann harvey hawkins hayes
henderson henry hernandez herrera hill hoffman hoffmann holmes horvat howard huang huber hudson hughes hunt hunter ivanov jackson jacobs jacobsen james jansen jenkins jensen jimenez johansen johansson johnson johnston jones jordan jorgensen kaiser kaminski kaufmann keller kelley kelly kennedy khan kim king
klein knight koch kovac kovacs kowalski kraus krause krueger kruger kumar lang lange larsen larson larsson lawrence le lee lehmann leroy lewis li lin lindberg liu long lopez lorenz ludwig lund lynch macdonald madsen maier marino marshall martin martinez martinsson mason matthews mayer mcdonald mendoza
mendes meyer miller mills mitchell moeller molnar moore morales moreau moreno morgan morris morrison mueller muller murphy murray myers nagy nakamura neumann newman nguyen nielsen nilsen nilsson novak nowak obrien oconnor olsen olson ortiz otto owens palmer park parker patel patterson paul payne pereira
perez perkins perry persson peters petersen peterson petrov pfeiffer phillips pierce pohl popescu porter powell price ramirez ramos rasmussen reed reyes reynolds ricci rice richards richardson richter riley rivera roberts robertson robinson rodriguez rogers romano romero rose ross rossi roth ruiz russell
russo ryan sanchez sanders santos sato sauer schaefer schmid schmidt schmitt schneider scholz schreiber schroeder schubert schulte schulz schumacher schuster schwarz scott seidel shah shaw silva simmons simon simpson singh smith snyder sommer sorensen souza spencer stein stephens stevens stewart stone
sullivan suzuki svensson takahashi tanaka taylor thomas thompson torres toth tran tucker turner vargas vasquez vogel vogt wagner walker wallace walsh walter wang ward warren washington watson weaver webb weber weiss wells werner west wheeler white williams williamson willis wilson winkler winter wolf
wolff wong wood woods wright wu yamamoto yang yilmaz young zhang zhou ziegler zimmermann`;
const STREET_WORDS = `street st road rd avenue ave lane ln drive dr boulevard blvd court ct place pl square way terrace crescent close highway hwy route parkway alley apt apartment suite unit flat floor box psc
lodge grove row walk hill gardens mews rue chemin allée quai place via viale corso piazza calle avenida plaza carrera paseo rua travessa praça straße strasse str gasse weg platz allee ring ufer damm gade vej gata gatan väg vägen stræde veien gate katu tie laan straat plein weg dreef kade ulica
ul utca út ulice náměstí trg cesta`;
const PLACES = `aachen aarhus aberdeen accra adelaide afghanistan africa alabama alaska albania alberta albuquerque aleppo algeria algiers america amman amsterdam anchorage andalusia andorra angola ankara
antalya antarctica antigua antwerp arabia argentina arizona arkansas armenia arnhem aruba asia athens atlanta auckland augsburg australia austria azerbaijan baghdad bahamas bahrain baku
balkans baltimore bamako bangalore bangkok bangladesh barbados barcelona basel bavaria beijing beirut belarus belfast belgium belgrade belize benin bergamo bergen berlin bermuda bern bhutan
bilbao birmingham bogota bolivia bologna bombay bonn bordeaux bosnia boston botswana brasilia bratislava brazil bremen brighton brisbane bristol britain brittany brno brooklyn bruges brunei
brussels bucharest budapest bulgaria burkina burma burundi cairo calcutta calgary california cambodia cambridge cameroon canada canberra cannes canterbury caracas cardiff caribbean carinthia
casablanca catalonia charleston chemnitz chengdu chennai chicago chile china christchurch cincinnati cleveland cologne colombia colombo colorado comoros congo connecticut copenhagen cornwall
corsica cracow croatia cuba cyprus czech czechia dakar dakota dallas damascus darmstadt delaware delhi denmark denver detroit devon dhaka djibouti dominica dortmund dresden dubai dublin
dubrovnik duisburg dundee durban dusseldorf düsseldorf ecuador edinburgh edmonton egypt eindhoven emirates england erfurt eritrea espoo essex estonia eswatini ethiopia eu europe exeter faso
fez fiji finland florence florida france frankfurt freiburg gabon galway gambia gdansk geneva genoa georgia germany ghana ghent gibraltar glasgow gothenburg granada graz greece greenland
grenada grenoble groningen guadalajara guam guangzhou guatemala guernsey guinea guyana haarlem hague haifa haiti halifax hamburg hampshire hannover hanoi hanover harare havana hawaii
heidelberg helsinki herzegovina hesse hiroshima hobart holland honduras houston hungary hyderabad ibiza iceland idaho illinois india indiana indianapolis indonesia innsbruck iowa iran iraq
ireland israel istanbul italy izmir jakarta jamaica japan jena jerusalem johannesburg jordan kabul kansas kaohsiung karachi karlsruhe kassel kathmandu katowice kazakhstan kentucky kenya
kharkiv khartoum kiel kiev kinshasa kiribati kobe korea kosovo krakow kuwait kyiv kyoto kyrgyzstan köln lagos lahore lancashire lanka laos latvia lausanne lebanon leeds leicester leiden
leipzig leone lesotho liberia libya liechtenstein liege lille lima limerick linz lisbon lithuania liverpool ljubljana lodz london louisiana louisville luanda lucerne lusaka luxembourg lviv
lyon maastricht macau macedonia madagascar madrid magdeburg maine mainz malaga malawi malaysia maldives mali malmo malmö malta manchester manila manitoba mannheim marrakech marseille
maryland massachusetts mauritania mauritius medellin melbourne memphis mexico miami michigan micronesia milan milwaukee minneapolis minnesota minsk mississippi missouri moldova mombasa
monaco mongolia montana montenegro monterrey montevideo montpellier montreal morocco moscow mozambique mumbai munich myanmar münchen münster nagoya nairobi namibia nantes naples nashville
nauru nebraska nepal netherlands nevada newark newcastle newfoundland nicaragua nigeria norfolk normandy norway norwich nottingham nuremberg nürnberg oakland oceania odense odessa ohio
oklahoma omaha oman ontario oregon osaka oslo ostrava ottawa oulu oxford padua pakistan palau palermo palestine palma panama papua paraguay paris pennsylvania perth peru philadelphia
philippines pisa pittsburgh plymouth poland portland porto portsmouth portugal potsdam poznan prague pretoria provence qatar quebec queensland quito rabat reykjavik rica riga rijeka romania
rome rostock rotterdam rouen russia rwanda sacramento saigon salzburg samoa santander sapporo sarajevo sardinia saskatchewan saxony scandinavia scotland seattle senegal seoul serbia seville
seychelles shanghai sheffield shenzhen sicily singapore skopje slovakia slovenia somalia southampton spain stavanger stockholm strasbourg stuttgart styria sudan suffolk suriname surrey
sussex sweden switzerland sydney syria szeged taipei taiwan tajikistan tallinn tampa tampere tanzania tashkent tasmania tbilisi tehran tennessee texas thailand timor tirana tobago togo tokyo
toledo tonga toronto toulouse trieste trinidad tripoli trondheim tucson tulsa tunis tunisia turin turkey turkmenistan turku tuscany tuvalu tyrol uganda uk ukraine uruguay usa utah utrecht
uzbekistan vaduz valencia valletta vancouver vanuatu varna vatican venezuela venice verde vermont verona vienna vietnam vilnius wales warsaw washington wellington wien winnipeg wisconsin
wroclaw wuppertal wyoming würzburg yemen york yorkshire zagreb zambia zaragoza zealand zimbabwe zurich zürich`;
/** Peoples, faiths and their languages, in English and German. */
const NATIONS = `afghan african albanian algerian american arab arabic argentine argentinian armenian asian australian austrian bavarian belarusian belgian bolivian bosnian brazilian british bulgarian cambodian
canadian caribbean catalan chilean chinese colombian croatian cuban cypriot czech danish dutch egyptian english estonian ethiopian european filipino finnish flemish french georgian german ghanaian greek
hindu hispanic hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jewish kenyan korean kurdish latin latvian lebanese lithuanian macedonian malaysian maltese mexican
moldovan mongolian moroccan muslim nepali nigerian norwegian pakistani palestinian persian peruvian polish portuguese punjabi romanian russian scandinavian scottish senegalese serbian sicilian slovak slovenian somali
spanish swedish swiss syrian taiwanese thai tibetan tunisian turkish ukrainian vietnamese welsh yiddish americans australians germans russians italians canadians indians mexicans britons
amerikaner deutscher deutsche engländer franzose franzosen italiener schweizer österreicher spanier türke türken russe russen pole polen christian christians buddhist catholic protestant`;

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const LEXICON = {
  given: listOf(GIVEN_NAMES),
  surname: listOf(SURNAMES),
  street: listOf(STREET_WORDS),
  place: listOf(PLACES),
  nation: listOf(NATIONS),
  title: listOf(
    'mr mrs ms miss dr prof professor sir madam herr frau fräulein monsieur madame señor señora uncle aunt auntie onkel tante',
  ),
  firm: listOf(
    'inc llc ltd corp corporation company co gmbh ag group plc partners incorporated systems labs',
  ),
  calendar: listOf(
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember christmas easter halloween thanksgiving i',
  ),
} as const;

/** Sentences of our own, as a journal may hold them. `{f}` a given name, `{s}` a surname, `{n}` a full name, `{a}` an address, `{p}` a place, `{o}` a firm, `{c}` a thing
 * with a capital that is nobody, `{t}` a town that is on no list. */
export const OWN_SENTENCES = `Had coffee with {f} today and we talked for hours.
{f} and {f} came over for dinner, {f} brought cake.
Fought with {f} again about the dishes.
My boss {n} praised the report.
{f} called while I was on the train.
Met {n} from accounting at the gym.
I miss {f} so much it hurts.
Dr. {s} says my blood pressure is fine.
Appointment with Dr. {s} at nine.
Mrs. {s} next door gave us tomatoes.
Walked the dog with {f}, then made soup.
{f}'s birthday party was loud but fun.
Told {f} the truth at last.
Dinner at {f}'s place, too much wine.
Why does {f} always do this to me?
I texted {f} and got no reply.
Thanks {f} for listening.
Sat with {f} {s} in the park.
Therapy with {n} went well.
My sister {f} is getting married to {n}.
We named the baby {f}.
Lunch with {f}, {f} and {f}.
Signed: {n}
From: {n}
Hi {f}, how are you?
Love, {f}
Ask for {n} at the desk.
met {f} for a run, felt great
{f} is mad at me and i do not know why
i told {f} i love her
My neighbour {n} moved to {p}.
Flew to {p} with {f}.
Missing {p} and the sea.
Started my new job at {o} today.
{o} rejected my application.
Interview with {n} at {o} in {p}.
We live at {a}.
Our new flat is at {a}, {p}.
Send the parcel to {a}.
The party is at {a} at eight.
I grew up on {a} and still dream of it.
Moved out of {a} today, cried a little.
My address is {a}, please ring the bell.
{n} lives at {a}
Patient: {n}
Contact {n} about the lease.
Can you tell {f} that I will be late?
It was {f} who started it.
{s} was late again, as always.
Herr {s} hat angerufen.
Frau {s} war heute sehr nett.
Heute mit {f} spazieren gegangen.
Ich habe {f} vermisst.
{f} und {f} waren zum Essen da.
Monday was hard. Tuesday was better.
Slept badly, woke up at four, could not sleep again.
Went for a run along the river, then yoga.
Christmas makes me sad every year.
I hope May will be better than April.
Work was stressful, the deadline moved again.
Read a chapter of a novel and drank tea.
Finally finished the Python course!
Watched Netflix and ate Thai food.
The Sunday roast was great. Mum was proud.
Mom and Dad are visiting next week.
My therapist says I should write more.
Felt anxious before the meeting. It went OK.
Grateful for: sunshine, good coffee, a long bath.
Breakfast: Greek yoghurt with Swiss muesli.
Zoom call with the team, then Pilates.
TODO: buy milk, water plants, call the bank
Ran 5 km in 28 minutes, Garmin says I am fit.
Mood: 4 of 5. Energy: low. Sleep: 6 hours.
Will I ever learn? Mark my words, I will not.
A rose in the garden bloomed. Hope is back.
Feeling Good. Happy Friday everyone!
Evening: Stretching, Meditation, Journal.
Took Ibuprofen and went to bed early.
Heute war ein guter Tag. Die Arbeit war ruhig und das Wetter schön.
Ich habe schlecht geschlafen und hatte Kopfschmerzen.
Am Abend Yoga, danach Tee und ein Buch.
Die Besprechung war anstrengend, aber das Team ist toll.
We spent the weekend in {t}, {p}.
Took the early train from {t} to {p}.
It rained all day in {t}.
I was born in {t} and went to school in {p}.
My parents still live near {t}.
Drove through {t} on the way home.
The market in {t} was closed.
Back in {p} at last, I missed it.
A friend from {t} stayed the night.
We want to move to {t} next spring.
The hotel at {t} was lovely.
{f} moved from {t} to {p} for work.
I met {n} in {t}.
{f} is from {p} and cooks like it.
Landed in {p}, tired but happy.
Two days around {t}, hardly any people.
The doctor in {t} was kind.
Homesick for {t}.
The bus to {t} was late again.
Heute waren wir in {t}.
{p} was colder than I thought.
Next stop: {t}.
{n} works for {o} now.
I quit {o} after nine years.
Lunch with people from {o}.
{o} offered me a better salary.
The {o} office in {p} is closing.
Had a call with {o} about the contract.
Our client {o} was unhappy again.
My first day as an engineer at {o}.
The invoice from {o} came, far too much.
{f} from {o} sent flowers.
Complained to {o} and got no answer.
{o} laid off half of the team.
My brother {f} got a job with {o} in {t}.
Watched {c} again, still good.
Finished reading {c} in the bath.
We played {c} until midnight.
Listened to {c} on the bus.
{c} made me laugh out loud.
The {c} concert was sold out.
My {c} exam is next week.
{c} is my favourite time of the year.
Bought it at {c}, far too expensive.
Deleted {c} from my phone.
Cannot stop thinking about {c}.
The new {c} is out and everybody talks about it.
Everyone at work loves {c}, I do not.
I wrote a long post about {c} and deleted it.
Talked with {f} about {c}.
{f} gave me {c} for my birthday.
Ate at {c} with {f} and {f}.
A {c} cake for breakfast, why not.
There was an article on {c} in the paper.
Studied the history of the {c} all evening.`.split('\n');

/** Streets of our own invention, several ways to write them down. */
export const OWN_ADDRESSES =
  `12 Maple Street|48 Old Mill Road|7 Station Lane, Apt. 4|221 Harbour View|Lindenstraße 14|Am Stadtpark 3|Goethestr. 9|Rue des Lilas 22|15 Chemin du Moulin|Via Garibaldi 8|Calle Mayor 31|Nygatan 5|Skovvej 17|Mannerheimintie 40|Kerkstraat 11|ul. Polna 6|Hauptplatz 2|9 Rosewood Court|1604 Riverside Drive Suite 210|PO Box 771|Flat 3, 20 Queen's Gardens|330 East Pine Avenue|55 Elm St|8 Church Row|Bahnhofallee 102|Rua das Flores 77|63 Orchard Terrace|the corner of Oak Street and Third Avenue|Unit 5, 18 Wharf Road|2 Highfield Close`.split(
    '|',
  );

export const OWN_FIRMS =
  'Northwind Ltd|Brightpath|Hartmann GmbH|Blue Orchard Inc|Keller & Sons|Lumen Systems|Ferrow Corp|Alder, Finch and Moss|Quillware LLC|Sundial Partners|Tessera AG|Oakline Group'.split(
    '|',
  );

/** Holidays, films, books, brands, games, bands, clubs, languages and the like: capitals that say nothing of who somebody is. */
export const OWN_CAPITALS =
  `Star Trek|Star Wars|The Matrix|Moby Dick|War and Peace|Jurassic Park|The Great British Bake Off|Breaking Bad|Game of Thrones|Doctor Who|Toy Story|Pride and Prejudice|The Hunger Games|Dune|Middlemarch|Frankenstein|Minecraft|Tetris|Mario Kart|Dungeons and Dragons|Monopoly|Scrabble|Catan|Animal Crossing|Pokemon|Radiohead|Coldplay|Daft Punk|Fleetwood Mac|The Beatles|Blondie|Nirvana|Rammstein|Depeche Mode|Abbey Road|Bohemian Rhapsody|Clair de Lune|The Nutcracker|Swan Lake|La Traviata|IKEA|Lidl|Starbucks|Netflix|Spotify|Instagram|Reddit|YouTube|WhatsApp|Duolingo|Strava|Photoshop|Excel|PowerPoint|Windows|Linux|Android|iPhone|PlayStation|Nintendo Switch|Volkswagen|Honda Civic|Tesla|Lego|Barbie|Nutella|Coca Cola|Guinness|Earl Grey|Chardonnay|Camembert|Nivea|Adidas|Patagonia|Kindle|Wikipedia|Christmas|New Year|Easter|Thanksgiving|Halloween|Hanukkah|Ramadan|Diwali|Mothering Sunday|Bank Holiday|Black Friday|Valentine's Day|English|French|German|Spanish|Italian|Japanese|Latin|Arabic|Chinese|Dutch|Swedish|Greek|Victorian|Gothic|Roman Empire|Middle Ages|Renaissance|Cold War|Second World War|French Revolution|Olympic Games|World Cup|Champions League|Super Bowl|Tour de France|Formula One|Liverpool FC|Real Madrid|Red Sox|Lakers|Supreme Court|Parliament|Congress|Ministry of Health|United Nations|European Parliament|Constitution|Equality Act|Bill of Rights|Labour Party|Green Party|Catholic Church|Buddhism|Christianity|Marxism|Python|Java|Bluetooth|Wifi|NASA|BBC|DNA|Covid|ADHD|PMS|MRI|Labrador|Golden Retriever|Persian|Northern Lights|Milky Way|Indian Ocean|Gulf Stream|Chapter Two|Season Three|Part One|Monday Blues|Self Care|Inner Peace|Tree of Life|Great Depression|Guilt|Freedom`.split(
    '|',
  );

/** What firms are called besides their owners' names. */
export const FIRM_ENDS =
  'Ltd|Inc|LLC|GmbH|AG|Group|PLC|and Sons|& Co|Partners|Software|Systems|Labs|Analytics|Insurance|Bank|Logistics|Media|Energy|Consulting|Foods|Health|Capital|Studios|Solutions|Networks|Holdings|Associates'.split(
    '|',
  );

/** Towns that no list has, put together: `starts` and `ends`. */
export const OWN_TOWNS = {
  starts:
    'Alder Bram Carn Dun Elm Fal Grim Hart Ingel Kest Lund Mar Nor Ost Pen Quer Rav Sel Thorn Ul Vel Wex Yar Zell Mont Val San Bel Kal Lip Mor Nov Pod Rad Stam Tor Vin Zab Har Kir Bol'.split(
      ' ',
    ),
  ends: 'ton ham ford by wick burn dale field mouth stead bury combe worth ville burg heim dorf hausen stadt bach feld au ingen stad vik sund borg holm lund nes mark court mont elle ac ano ella ara ice ec ov any ovo ica ska'.split(
    ' ',
  ),
} as const;

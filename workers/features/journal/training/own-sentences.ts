/** Sentences of our own, as a journal may hold them. `{f}` a given name, `{s}` a surname, `{n}` a full name, `{a}` an address, `{p}` a place, `{o}` a firm. */
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
Die Besprechung war anstrengend, aber das Team ist toll.`.split('\n');

/** Streets of our own invention, several ways to write them down. */
export const OWN_ADDRESSES =
  `12 Maple Street|48 Old Mill Road|7 Station Lane, Apt. 4|221 Harbour View|Lindenstraße 14|Am Stadtpark 3|Goethestr. 9|Rue des Lilas 22|15 Chemin du Moulin|Via Garibaldi 8|Calle Mayor 31|Nygatan 5|Skovvej 17|Mannerheimintie 40|Kerkstraat 11|ul. Polna 6|Hauptplatz 2|9 Rosewood Court|1604 Riverside Drive Suite 210|PO Box 771|Flat 3, 20 Queen's Gardens|330 East Pine Avenue|55 Elm St|8 Church Row|Bahnhofallee 102|Rua das Flores 77|63 Orchard Terrace|the corner of Oak Street and Third Avenue|Unit 5, 18 Wharf Road|2 Highfield Close`.split(
    '|',
  );

export const OWN_FIRMS =
  'Northwind Ltd|Brightpath|Hartmann GmbH|Blue Orchard Inc|Keller & Sons|Lumen Systems|Ferrow Corp|Alder, Finch and Moss|Quillware LLC|Sundial Partners|Tessera AG|Oakline Group'.split(
    '|',
  );

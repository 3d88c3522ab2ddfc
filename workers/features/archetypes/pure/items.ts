import type { Trait } from './traits.ts';

export interface Item {
  /** Never changes, and never means another sentence: answers are kept by it. */
  key: string;
  trait: Trait;
  /** Agreeing speaks against the trait. */
  isReversed: boolean;
  en: string;
  de: string;
}

const item = (key: string, trait: Trait, isReversed: boolean, en: string, de: string): Item => ({
  key,
  trait,
  isReversed,
  en,
  de,
});

/** The quiz: four items for each of the Big Five, five each for the time of day and the drive; half of them reversed. */
export const ITEMS: readonly Item[] = [
  item(
    'o1',
    'openness',
    false,
    'A museum I have never heard of is a good reason to get off the tram.',
    'Ein Museum, von dem ich nie gehört habe, ist ein guter Grund auszusteigen.',
  ),
  item(
    'c1',
    'conscientiousness',
    false,
    'My keys have one place, and that is where they are.',
    'Meine Schlüssel haben einen Platz, und dort liegen sie auch.',
  ),
  item(
    'e1',
    'extraversion',
    true,
    'After an hour among many people I look for the door.',
    'Nach einer Stunde unter vielen Leuten suche ich die Tür.',
  ),
  item(
    'a1',
    'agreeableness',
    false,
    'When somebody in front of me is slow, I assume they have their reasons.',
    'Wenn vor mir jemand langsam ist, nehme ich an, dass es Gründe gibt.',
  ),
  item(
    'n1',
    'stability',
    true,
    'One odd remark can follow me home and keep me company all evening.',
    'Eine seltsame Bemerkung kann mit mir heimgehen und den ganzen Abend bleiben.',
  ),
  item(
    'm1',
    'morningness',
    false,
    'My best thought of the day comes before ten in the morning.',
    'Mein bester Gedanke des Tages kommt vor zehn Uhr früh.',
  ),
  item(
    'd1',
    'selfDrive',
    false,
    'I would keep my favourite habit even if nobody ever found out about it.',
    'Meine liebste Gewohnheit behielte ich auch, wenn niemand je davon erführe.',
  ),
  item(
    'o2',
    'openness',
    true,
    'If a dish is good, I see no need to ever order another one.',
    'Wenn ein Gericht gut ist, brauche ich nie ein anderes zu bestellen.',
  ),
  item(
    'c2',
    'conscientiousness',
    true,
    'Half-finished things lie around me until somebody else cannot bear it.',
    'Halb Fertiges liegt bei mir, bis es jemand anders nicht mehr aushält.',
  ),
  item(
    'e2',
    'extraversion',
    false,
    'I start talking to strangers in queues.',
    'In Warteschlangen fange ich mit Fremden zu reden an.',
  ),
  item(
    'a2',
    'agreeableness',
    true,
    'People who ask me for a favour had better have a good argument.',
    'Wer mich um einen Gefallen bittet, braucht ein gutes Argument.',
  ),
  item(
    'n2',
    'stability',
    false,
    'When plans fall through I have the next one before the coffee is cold.',
    'Wenn ein Plan platzt, habe ich den nächsten, bevor der Kaffee kalt ist.',
  ),
  item(
    'm2',
    'morningness',
    true,
    'The evening is when I finally wake up.',
    'Erst am Abend werde ich richtig wach.',
  ),
  item(
    'd2',
    'selfDrive',
    true,
    'Without a deadline from somebody else very little of mine would get done.',
    'Ohne die Frist von jemand anderem würde bei mir wenig fertig.',
  ),
  item(
    'o3',
    'openness',
    false,
    'I like to take an idea apart just to see what it is made of.',
    'Ich nehme gern einen Gedanken auseinander, nur um zu sehen, woraus er besteht.',
  ),
  item(
    'c3',
    'conscientiousness',
    false,
    'I do the dull part first, so that it is over.',
    'Ich erledige den langweiligen Teil zuerst, damit er vorbei ist.',
  ),
  item(
    'e3',
    'extraversion',
    true,
    'In a group I am the one who has said the least by midnight.',
    'In einer Runde habe ich bis Mitternacht am wenigsten gesagt.',
  ),
  item(
    'a3',
    'agreeableness',
    false,
    'I notice when somebody at the table has not been asked anything yet.',
    'Ich merke, wenn jemand am Tisch noch nichts gefragt wurde.',
  ),
  item(
    'n3',
    'stability',
    true,
    'My mood changes as often as the weather in April.',
    'Meine Stimmung wechselt so oft wie das Wetter im April.',
  ),
  item(
    'm3',
    'morningness',
    false,
    'On a free day I am up long before I would have to be.',
    'An einem freien Tag bin ich lange auf, bevor ich es müsste.',
  ),
  item(
    'd3',
    'selfDrive',
    false,
    'I set my own goals, and they are stricter than anybody else’s.',
    'Ich setze mir eigene Ziele, und sie sind strenger als die der anderen.',
  ),
  item(
    'o4',
    'openness',
    true,
    'Poems and abstract pictures leave me looking for the exit.',
    'Bei Gedichten und abstrakten Bildern suche ich den Ausgang.',
  ),
  item(
    'c4',
    'conscientiousness',
    true,
    'I find out what I forgot when it is too late to matter.',
    'Was ich vergessen habe, merke ich, wenn es zu spät ist.',
  ),
  item(
    'e4',
    'extraversion',
    false,
    'A room gets louder when I come in, and I do not mind.',
    'Ein Raum wird lauter, wenn ich hereinkomme, und das stört mich nicht.',
  ),
  item(
    'a4',
    'agreeableness',
    true,
    'In a quarrel I would rather be right than be friends again.',
    'Im Streit habe ich lieber recht, als dass wir uns wieder vertragen.',
  ),
  item(
    'n4',
    'stability',
    false,
    'On the evening before something important I sleep as I always do.',
    'Am Abend vor etwas Wichtigem schlafe ich wie immer.',
  ),
  item(
    'm4',
    'morningness',
    true,
    'Whatever is planned for eight in the morning I will only half attend.',
    'Was um acht Uhr früh geplant ist, erlebe ich nur halb.',
  ),
  item(
    'd4',
    'selfDrive',
    true,
    'A prize or a ranking is what gets me going.',
    'Ein Preis oder eine Rangliste bringt mich erst in Gang.',
  ),
  item(
    'm5',
    'morningness',
    true,
    'My appetite comes with the dark, not with the sunrise.',
    'Mein Appetit kommt mit der Dunkelheit, nicht mit dem Sonnenaufgang.',
  ),
  item(
    'd5',
    'selfDrive',
    false,
    'I look after myself for my own reasons, whoever may expect it.',
    'Ich achte aus eigenen Gründen auf mich, wer immer es erwarten mag.',
  ),
];

/** Asked when it is too close to call: two more of each, one of them reversed. */
export const MORE_ITEMS: readonly Item[] = [
  item(
    'o5',
    'openness',
    false,
    'I would move to a town whose language I do not speak, to see how it goes.',
    'Ich zöge in eine Stadt, deren Sprache ich nicht spreche, um zu sehen, wie es geht.',
  ),
  item(
    'o6',
    'openness',
    true,
    'Talk about what might be tires me; I want to know what is.',
    'Reden über das, was sein könnte, ermüdet mich; ich will wissen, was ist.',
  ),
  item(
    'c5',
    'conscientiousness',
    false,
    'I arrive early enough to stand around.',
    'Ich komme so früh, dass ich noch herumstehe.',
  ),
  item(
    'c6',
    'conscientiousness',
    true,
    'My to-do list is a wish list.',
    'Meine Aufgabenliste ist eine Wunschliste.',
  ),
  item(
    'e5',
    'extraversion',
    false,
    'A weekend without company is a weekend lost.',
    'Ein Wochenende ohne Gesellschaft ist ein verlorenes.',
  ),
  item(
    'e6',
    'extraversion',
    true,
    'I would rather write three letters than make one call.',
    'Ich schreibe lieber drei Briefe, als einmal anzurufen.',
  ),
  item(
    'a5',
    'agreeableness',
    false,
    'I give way on the pavement before it comes to a dance.',
    'Auf dem Gehsteig weiche ich aus, bevor ein Tanz daraus wird.',
  ),
  item(
    'a6',
    'agreeableness',
    true,
    'Most people take more than they give, so I keep count.',
    'Die meisten nehmen mehr, als sie geben; darum rechne ich mit.',
  ),
  item(
    'n5',
    'stability',
    false,
    'It takes a lot to spoil my day.',
    'Es braucht viel, um mir den Tag zu verderben.',
  ),
  item(
    'n6',
    'stability',
    true,
    'I go through tomorrow’s conversations tonight, in bed.',
    'Die Gespräche von morgen führe ich heute Nacht im Bett.',
  ),
  item(
    'm6',
    'morningness',
    false,
    'By ten in the evening my day is told and done.',
    'Um zehn Uhr abends ist mein Tag erzählt und vorbei.',
  ),
  item(
    'm7',
    'morningness',
    true,
    'If I could choose, my work would begin at noon.',
    'Wenn ich wählen könnte, begänne meine Arbeit zu Mittag.',
  ),
  item(
    'd6',
    'selfDrive',
    false,
    'Getting better at something is reward enough.',
    'In etwas besser zu werden ist Lohn genug.',
  ),
  item(
    'd7',
    'selfDrive',
    true,
    'I stop when nobody is watching any more.',
    'Ich höre auf, wenn niemand mehr zusieht.',
  ),
];

export const ALL_ITEMS: ReadonlyMap<string, Item> = new Map(
  [...ITEMS, ...MORE_ITEMS].map((one) => [one.key, one]),
);

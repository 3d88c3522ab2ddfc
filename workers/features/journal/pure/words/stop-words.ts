/** Words of English and German that say nothing about what an entry is about. Negations are kept: they are what people search by. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be because been before being both but by did do does doing down during each
few for from further get got had has have having he her here hers him his how i if in into is it its itself just me more most my
myself of off on once only or other our out over own s same she should so some such t than that the their them then there these
they this those through to too under until up very was we were what when where which while who whom why will with would you your
im ive id ill dont
ab aber als also am an auch auf aus bei beim bin bis bist da damit dann das dass dem den denn der des dich die dies diese dieser
dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch für gegen habe haben hab hat hatte hatten hier
hin ich ihm ihn ihr ihre ihrem ihren im in ins ist ja jede jeder jedes jetzt kann man mein meine meinem meinen meiner mich mir mit
nach noch nun nur ob oder ohne schon sehr sein seine sich sie sind so soll um und uns unser unter vom von vor war waren was weil
wenn wer wie wir wird wo zu zum zur über`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

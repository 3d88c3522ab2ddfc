/** What somebody may look for, and the entry they mean: written by us for measuring, before the first measurement, and never trained on. */
export const SEARCH_PAIRS: readonly (readonly [query: string, entry: string])[] = [
  ['insomnia', 'Lay there until four again, could not sleep at all.'],
  ['argument with family', 'My sister and I fought about the house and she hung up on me.'],
  ['panic attack', 'My heart was racing in the supermarket and I thought I could not breathe.'],
  ['feeling lonely', 'Nobody called this weekend. I ate by myself again.'],
  ['burnout', 'I am so drained after these weeks of overtime that I have nothing left.'],
  ['job loss', 'They let me go today, the whole team was made redundant.'],
  ['proud of myself', 'I did it! Finished the thesis and handed it in.'],
  ['sick', 'Fever and a sore throat, stayed in bed with soup.'],
  ['migraine', 'My head hurts so much that I closed all the curtains.'],
  ['exercise', 'Went to the gym, lifted more than last week.'],
  ['jogging', 'A slow run along the river before breakfast.'],
  ['money worries', 'Counted the bills twice, I do not know how to pay the rent.'],
  ['heartbreak', 'She broke up with me and I cannot stop looking at our photos.'],
  ['grandmother', 'Visited oma, she told stories of when she was a girl.'],
  ['pet', 'The puppy chewed my shoes and I still laughed.'],
  ['nature', 'Two hours under the trees in the forest, only birds.'],
  ['meditation', 'Ten minutes of quiet breathing this morning helped.'],
  ['too much coffee', 'Four espressos and my hands were shaking.'],
  ['hangover', 'Too much wine last night, the morning was awful.'],
  ['death of a loved one', 'We buried uncle this morning. The church was full.'],
  ['exam stress', 'The test is on Thursday and I have not revised half of it.'],
  ['conflict with boss', 'My manager shouted at me in front of everybody.'],
  ['falling in love', 'He kissed me by the canal and I floated home.'],
  ['cooking', 'Made a big pot of lentil curry with the new recipe.'],
  ['overeating', 'Binged on crisps and chocolate until I felt sick.'],
  ['no motivation', 'Put everything off again and watched videos all day.'],
  ['gratitude', 'So thankful for the neighbours who carried the sofa.'],
  ['anger', 'I was furious at how they treated him, I slammed the door.'],
  ['guilt', 'I should not have said that, it was my fault and I am ashamed.'],
  ['doctor', 'Got the blood test results at the clinic, all fine.'],
  ['therapy', 'Talked about my childhood with the counsellor today.'],
  ['travel', 'The flight was late but Lisbon is lovely.'],
  ['music', 'Played guitar for the first time in months.'],
  ['reading', 'Finished the novel in one go, what an ending.'],
  ['new home', 'We got the keys to the flat and slept on the floor.'],
  ['cleaning', 'Washed all the dishes and finally did the laundry.'],
  ['too much screen time', 'Scrolled on my phone for three hours, and for what.'],
  ['toothache', 'The dentist filled a cavity, half my face is numb.'],
  ['back pain', 'My spine is stiff, I could hardly bend down.'],
  ['stomach trouble', 'Felt nauseous after lunch and skipped dinner.'],
  ['crying', 'Tears came on the bus and would not stop.'],
  ['celebration', 'We had cake and candles, I turned thirty.'],
  ['fear of the future', 'I am scared about what comes next year.'],
  ['calm evening', 'A long bath and candlelight, everything felt peaceful.'],
  ['argument with partner', 'My husband and I had a row about the holidays.'],
  ['children', 'My daughter took her first steps.'],
  ['swimming', 'Forty lengths in the pool before work.'],
  ['bad dream', 'Woke up sweating from a nightmare about falling.'],
  ['self doubt', 'Everyone is better at this, I am an impostor.'],
  ['commute', 'Stuck in traffic for ninety minutes.'],
  ['job interview', 'They asked hard questions, but I think they will hire me.'],
  ['friendship', 'Met my old mate from school, as if no time had passed.'],
  ['smoking', 'Had a cigarette again after two weeks without.'],
  ['drawing', 'Sketched the harbour with a soft pencil.'],
  ['garden', 'The tomatoes are ripe, pulled weeds all afternoon.'],
  ['betrayal', 'He lied to me for months. How can I believe him now?'],
  ['good news', 'I got the promotion, we opened a bottle.'],
  ['embarrassing', 'I called the teacher mum and everyone heard, I blushed.'],
  ['rain', 'A storm all day, got soaked on the way home.'],
  ['hope', 'For the first time I think better days will come.'],
  ['nervous before talk', 'Hands trembling before the presentation.'],
  ['volunteering', 'Helped at the food bank, carried boxes.'],
  ['losing weight', 'The scales showed two kilos less.'],
  ['body shame', 'Hated what I saw in the mirror today.'],
];

/** Other entries of the same kind of day, that answer none of the above better. */
export const OTHER_ENTRIES: readonly string[] = `Nothing much happened today.
Ordinary Tuesday, did my tasks and went home.
The meeting moved to Thursday again.
Bought milk, bread and a lamp.
Tried the new bakery at the corner, fine.
Watched two episodes and folded towels.
The lift is broken, took the stairs.
Long call with the insurance.
Fixed the bike's brake.
New haircut, shorter than I wanted.
Lunch was soup and bread.
Waited for a parcel all day.
Played chess online, lost twice.
The printer at work stopped again.
Planned the week, wrote lists.
A quiet day with tea and the radio.
Sorted old papers and threw half away.
Ordered a birthday present for dad.
Visited the museum with the class.
Learned ten words of Spanish.
Made an appointment for the car.
Slept eight hours, felt rested.
Met the new colleague, seems nice.
Took photos of the old bridge.
Cinema in the evening, a decent film.
Tidied the balcony.
Paid the electricity bill.
Snow on the roofs this morning.
Nice chat with the man at the kiosk.
Baked bread, it did not rise.`.split('\n');

/**
 * What belongs together in a person's days, written by us: one concept a line. `a_b` is two words in a row, `not_x` a word after a negation. The vectors of a
 * line's words are drawn together; a word may stand in several lines.
 */
export const CONCEPTS =
  `insomnia sleepless sleeplessness awake not_sleep wake_up woke_up woke night restless tossing turning not_asleep lay_awake wide_awake no_sleep bad_night slept_badly schlaflos schlaflosigkeit wach schlecht_geschlafen
sleep slept sleeping asleep nap bed bedtime rest dream dreamt pillow doze snooze slumber night schlaf schlafen geschlafen müde bett
nightmare dream bad_dream scared night woke sweating terror albtraum
tired exhausted exhaustion fatigue weary sleepy drained worn_out burnt_out burnout no_energy knackered drowsy sluggish not_energy empty müde erschöpft erschöpfung kaputt
energy energetic lively fresh awake refreshed rested alert vigour full_of_energy energie fit ausgeruht
conflict argument argue argued fight fought quarrel row dispute shouted yelled screamed clash bickering disagreement fell_out slammed streit gestritten
sister brother sibling siblings twin family schwester bruder geschwister familie
mother mum mom mama mummy mother's parents family mutter
father dad papa daddy parents family vater
family parents relatives relative cousin aunt uncle nephew niece in-laws home familie eltern verwandte
grandparents grandmother grandma granny nana grandfather grandpa oma opa großmutter
child children kid kids son daughter baby toddler newborn parenting kind kinder tochter sohn
baby newborn pregnant pregnancy birth due_date midwife nursery schwanger geburt
partner husband wife spouse boyfriend girlfriend fiancé marriage married relationship partnerschaft mann frau freund freundin ehe beziehung
breakup broke_up split_up separated separation divorce divorced ex left_me dumped heartbreak heartbroken trennung getrennt scheidung liebeskummer
love loved loving romance in_love affection adore crush kiss kissed cuddle hug hugged tender date liebe verliebt kuss umarmung
wedding married marry engagement engaged bride groom ceremony proposal proposed hochzeit verlobt
friend friends friendship mate buddy pal companion hang_out hung_out met_up catch_up freund freunde freundschaft
loneliness lonely alone isolated isolation nobody no_one solitude left_out by_myself not_friends excluded abandoned einsam einsamkeit allein
social party gathering celebration guests visit visitors company invited dinner_party get-together feier besuch gäste
birthday cake party presents candles celebrate celebration gift turned geburtstag geschenk
work job office workplace boss manager colleague coworker shift career employer arbeit büro chef kollege job
meeting presentation call conference agenda slides talk pitch besprechung präsentation
deadline overtime workload pressure project late busy swamped overwhelmed too_much_work long_hours overworked frist überstunden stress
promotion raise promoted praised recognition bonus praise new_role beförderung gehaltserhöhung lob
unemployment fired laid_off redundant lost_job job_loss dismissed sacked jobless quit resigned notice kündigung arbeitslos entlassen
application interview apply applied hired offer résumé cv recruiter rejected bewerbung vorstellungsgespräch
school teacher class classroom lesson homework pupil schule lehrer unterricht
study studying exam exams test university college lecture thesis essay degree revision grades graduate prüfung studium uni klausur lernen
stress stressed stressful tense pressure overwhelmed strain hectic too_much under_pressure frazzled stress gestresst angespannt druck überfordert
anxiety anxious worried worry worrying nervous uneasy dread fear afraid panic on_edge apprehensive racing_thoughts angst ängstlich nervös sorgen sorge
panic panic_attack heart_racing racing hyperventilate not_breathe breathless terror trembling shaking panik panikattacke herzrasen
fear afraid scared frightened terrified terror phobia fearful angst furcht erschrocken
overthinking ruminating rumination brooding thoughts going_round mind_racing obsess dwell not_stop_thinking grübeln gedanken
sadness sad unhappy down low blue gloomy miserable tearful sorrow heavy_heart felt_low traurig traurigkeit niedergeschlagen
depression depressed hopeless hopelessness numb empty worthless despair bleak dark not_get_up no_point depression depressiv hoffnungslos leer
crying cried cry tears sob sobbed weep wept tearful geweint weinen tränen
grief grieving died death dead passed_away funeral loss lost mourning mourn buried miss_him miss_her gone trauer gestorben tod beerdigung verlust
anger angry furious mad rage annoyed irritated irritable frustrated pissed resentment lost_my_temper snapped fuming wütend wut sauer genervt ärger
frustration frustrated frustrating stuck annoyed annoying fed_up sick_of irritating frust genervt
disappointment disappointed let_down disappointing failed letdown not_expected enttäuscht enttäuschung
guilt guilty ashamed shame regret sorry remorse apologise apologised my_fault blame schuld schuldig scham bereue entschuldigung
embarrassment embarrassed awkward humiliated cringe blush mortified peinlich blamiert
jealousy jealous envy envious eifersüchtig neid neidisch
confidence confident self-esteem self-worth proud believe_in_myself brave courage selbstbewusst selbstvertrauen mut
self-doubt doubt insecure not_good_enough inadequate impostor worthless not_confident failure zweifel unsicher selbstzweifel
happiness happy joy joyful glad cheerful delighted wonderful great good_day smile smiling laughed content glücklich freude fröhlich froh
laughter laughed laugh laughing funny joke hilarious giggle giggled humour comedy gelacht lachen lustig witz
calm peaceful relaxed serene quiet at_ease tranquil still unwind relaxing peace ruhig gelassen entspannt ruhe
relief relieved phew finally_over weight_off load_off erleichtert erleichterung
gratitude grateful thankful thanks appreciate appreciated blessed lucky dankbar dankbarkeit danke
pride proud accomplished achievement achieved succeeded success managed_to goal did_it milestone stolz geschafft erfolg
excitement excited thrilled looking_forward can't_wait eager pumped anticipation aufgeregt vorfreude gespannt
hope hopeful optimistic optimism better_days positive looking_up hoffnung zuversicht optimistisch
boredom bored boring dull nothing_to_do monotonous langweilig langeweile
motivation motivated inspired driven determined ambition motiviert motivation
procrastination procrastinated put_off delayed lazy not_start distracted unproductive wasted_time avoided postponed aufgeschoben faul abgelenkt
productivity productive focused focus concentrate got_things_done efficient finished ticked_off to-do produktiv konzentriert erledigt
concentration distracted unfocused not_concentrate not_focus brain_fog foggy scattered forgetful konzentration unkonzentriert
running run ran jog jogged jogging marathon race sprint 5k 10k laufen gelaufen joggen
exercise workout gym training trained fitness weights lifted lifting squats cardio push-ups sweat sport training fitnessstudio
walking walk walked stroll strolled hike hiked hiking wander spaziergang spazieren wandern
cycling bike bicycle ride cycled biking pedal fahrrad radfahren
swimming swim swam pool lake lengths dive schwimmen geschwommen schwimmbad
yoga stretching stretch pilates pose mat flexible yoga dehnen
meditation meditate meditated mindfulness mindful breathing breath breathe breathwork present meditation meditiert atmen achtsamkeit
nature forest woods trees park garden mountains river lake sea outdoors outside birds natur wald berge see
beach sea ocean waves sand coast shore sunbathe strand meer
gardening garden plants planted seeds flowers tomatoes soil weeding garten pflanzen blumen
weather sun sunny sunshine rain rainy snow storm cloudy wind wetter sonne regen schnee
winter cold snow dark grey season winter kalt dunkel
summer heat hot sunny heatwave sommer heiß hitze
holiday vacation trip travel travelled travelling flight airport hotel journey abroad tourist urlaub reise flug
homesickness homesick miss_home far_from_home missing heimweh vermisse
home house flat apartment room moved moving move new_place landlord rent umzug umgezogen wohnung haus
housework cleaning cleaned tidied laundry dishes vacuum chores mess clutter declutter haushalt putzen aufräumen wäsche
money finances bills debt debts broke budget savings rent expensive afford salary loan geld schulden rechnungen sparen
shopping shop bought buy supermarket groceries store purchase einkaufen gekauft laden
cooking cook cooked recipe kitchen baked bake baking dinner homemade kochen gekocht gebacken rezept
breakfast porridge oats cereal toast eggs morning_meal frühstück
food eat ate eating meal lunch dinner hungry snack appetite essen gegessen mahlzeit hunger
overeating binge binged overate too_much_food stuffed sweets chocolate craving cravings comfort_eating junk_food überfressen heißhunger süßigkeiten
appetite not_hungry not_eat no_appetite skipped_meal lost_weight appetitlos
diet weight weigh scales calories healthy_eating fasting fasted lose_weight kilos abnehmen diät gewicht
vegetables salad fruit healthy greens vegan vegetarian gemüse obst salat gesund
coffee caffeine espresso latte cappuccino energy_drink kaffee koffein
tea herbal chamomile kettle tee
alcohol drunk drinking wine beer drinks hangover hungover cocktail pub bar whisky booze sober alkohol wein bier kater betrunken
smoking cigarette cigarettes smoke smoked vape nicotine quit_smoking rauchen zigarette
water hydrated hydration thirsty drank_water glasses_of_water wasser durst
headache migraine head_hurts aching_head throbbing kopfschmerzen migräne kopfweh
pain hurts hurt ache aching sore cramps painful injury injured schmerzen schmerz verletzt
back_pain backache back spine posture stiff neck rückenschmerzen rücken nacken
stomach nausea nauseous sick vomited bloated tummy digestion bauch übelkeit magen
illness ill sick flu cold fever cough virus infection sore_throat unwell sneezing runny_nose krank erkältung fieber grippe husten
doctor hospital appointment clinic surgery nurse diagnosis tests prescription gp check-up arzt krankenhaus termin operation
medication medicine pills tablets dose antidepressants painkiller ibuprofen prescription medikament tabletten
therapy therapist counsellor counselling session psychologist psychiatrist therapie therapeut
period menstruation cramps pms cycle hormones periode menstruation
allergy allergic hay_fever pollen rash allergie heuschnupfen
heart heartbeat pulse palpitations heart_rate racing_heart chest herz herzschlag puls
dentist tooth teeth toothache filling cavity zahnarzt zähne zahnschmerzen
reading read book novel chapter library story lesen gelesen buch
writing write wrote journal diary poem story blog schreiben geschrieben tagebuch
music song songs concert guitar piano sing sang singing band album playlist musik lied konzert klavier gitarre
film movie cinema watched series episode tv netflix show binge-watched film kino serie
gaming game games played video_game console board_game chess spiel gespielt spielen
phone screen_time scrolling scrolled social_media instagram doomscrolling internet online handy bildschirmzeit
art painting paint painted drawing draw drew sketch craft creative pottery knitting malen gemalt zeichnen kreativ
photography photo photos camera picture pictures fotografieren foto
dancing dance danced club dance_floor tanzen getanzt
pet dog puppy cat kitten paws vet walk_the_dog hund katze haustier tierarzt
commute train bus traffic late delayed station driving car pendeln zug bus stau bahn
car driving drive drove accident crash garage auto fahren unfall
morning routine early_start sunrise woke_early alarm early_riser morgen früh aufgestanden
evening sunset dusk night_in cosy abend sonnenuntergang gemütlich
weekend saturday sunday lie-in slept_in day_off wochenende samstag sonntag frei
relaxing bath bubble_bath massage spa sauna hot_bath self-care pampered bad sauna massage
religion church prayer prayed pray faith god mosque temple kirche gebet beten glaube
volunteering volunteered charity helped helping donate donated gave_back ehrenamt helfen gespendet
kindness kind helped compliment stranger generous thoughtful freundlich hilfsbereit
learning language course learned practice lesson skill lernen sprache kurs
goals plan planning plans resolution future habit streak decision decide ziele plan vorsatz entscheidung
change new_start fresh_start beginning new_chapter neuanfang veränderung
criticism criticised criticized judged insulted insult rude harsh_words put_down kritik beleidigt
bullying bullied teased mocked picked_on mobbing gemobbt
rejection rejected turned_down refused ghosted ignored no_reply abgelehnt ignoriert
trust betrayed betrayal lied cheated lie honest secret vertrauen betrogen gelogen
forgiveness forgive forgave apology made_up reconciled reconcile sorry verziehen versöhnt
letting_go acceptance accept moved_on closure loslassen akzeptieren
quiet_time solitude alone_time me_time by_myself space introvert ruhe für_mich
noise loud neighbours noisy disturbed construction lärm laut nachbarn
forgetting forgot lost_keys misplaced forgotten missed_appointment vergessen verloren
technology computer laptop code coding programming bug software computer programmieren
news politics election war climate world nachrichten politik krieg
memory memories nostalgia nostalgic childhood remembered old_photos erinnerung kindheit
body_image body mirror ugly fat appearance looks ashamed_of_my_body not_like_my_body körper spiegel aussehen`.split(
    '\n',
  );

"""The rules of quotation, with their evidence.

The second part of an example is the source that the rule must credit; for quoted words that nobody speaks it is
the words themselves. A negative is a text in which the rule must not be the one that answers.
"""

from newscli.core.rules import Rule, by_name

_Q_AND_A = (
    "Ines Corvo keeps the harbour.\n\nQ: Why did you close it?\n\nA: The tide decides.\n\nQ: And what comes later?"
    "\n\nA: We wait for the next one."
)
_TRANSCRIPT = (
    "Ines Corvo met Jon Aster.\n\nInes Corvo: The tide decides.\n\nJon Aster: And what comes later?"
    "\n\nInes Corvo: We wait.\n\nJon Aster: Thank you for this."
)
_INITIALS = (
    "Ines Corvo built the ferry alone. The conversation has been shortened.\n\n"
    "The Elder Courier: You sailed on the first night?\n\nIC: It was the coldest night of all.\n\n"
    "EC: Would you sail again?\n\nIC: I would sail again tomorrow.\n"
)
_BROADCAST = (
    "INES CORVO, HARBOUR MASTER: The tide decides.\n\nASTER (voice-over): And what comes later?\n\nCORVO: We wait."
    "\n\nASTER: Thank you for this."
)
_PREVIEW = (
    "Ines Corvo, Jon Aster, Mara Lindqvist and Piet Halm meet on Friday.\n\nCorvo: Win the day.\n\nAster: Just hang on."
    "\n\nLindqvist: Now or never.\n\nHalm: A miracle is needed."
)
_COUNT = "Ines Corvo met Jon Aster.\n\nCorvo: 547.\n\nAster: 46.\n\nCorvo: 2,316.\n\nAster: 1,547."
_INTERVIEW = (
    "Ines Corvo keeps the harbour.\n\nWhy did you close it?\n\nI did not. The tide decides.\n\nDo you swim?"
    "\n\nMy doctor does.\n\nAre you rich?\n\nWe have fish.\n\nWill you stay?\n\nI wait for the next one."
)
_EXPLAINER = (
    "Ines Corvo keeps the harbour.\n\nWhy is it closed?\n\nThe tide decides.\n\nWho pays?\n\nThe town does."
    "\n\nIs it safe?\n\nExperts think so.\n\nWhat comes next?\n\nA vote."
)
_ESSAY = "\n\n".join(
    f"{question}\n\n" + "\n\n".join(f"I thought about it, and then you came. It was the {day} day." for day in range(9))
    for question in ("Ines Corvo swims.\n\nDo you?", "Who asked you?", "Are you well?", "Will you stay?", "And you?")
)
_LIST = "Venue: the pier.\n\nPrice: nothing.\n\nVenue: the harbour.\n\nPrice: a shilling."

_CREDITS = (
    Rule(
        "content-source-cue",
        'A quotation is followed by its source and a verb of saying: "...," Corvo said.',
        (
            ('"We will wait," Corvo said.', "Corvo"),
            ("“The tide decides,” harbour master Ines Corvo told reporters on Monday.", "harbour master Ines Corvo"),
            ('"Nobody asked us," Mara Lindqvist, a farmer whose well ran dry, says.', "Mara Lindqvist"),
            ("''It leaks,'' the chief engineer, who inspected the dam, said.", "the chief engineer"),
            ('"It leaks," Ines Corvo, secretary of the Elder Anglers Club said.', "Ines Corvo"),
            ('"We would move," nine in 10 said.', "nine in 10"),
            ('"Why now?" she asked.', "she"),
            ('"Why now?" Corvo asked the members of the board. It rained.', "Corvo"),
            ('"It happens, right?" Corvo went on, as if nobody had heard.', "Corvo"),
            ('"We will wait," First Vice Minister Ines Corvo said.', "First Vice Minister Ines Corvo"),
            ('"We will wait," Director of Public Health Ines Corvo told us.', "Director of Public Health Ines Corvo"),
            ('"We will wait," US harbour officials said.', "US harbour officials"),
            ('"We will wait," Ines May told the board.', "Ines May"),
            (
                '"Who pays?" He Jianxu, the former head of the pier and the ferry of Port Elder, said on Monday.',
                "He Jianxu",
            ),
            ('"We wait," Ines A. Corvo, the head of the board, told the Courier.', "Ines A. Corvo"),
            ('"We will wait," Will Corvo, who runs the harbour, said.', "Will Corvo"),
            ('"We will wait," US ambassador to the UN Ines Corvo said.', "US ambassador to the UN Ines Corvo"),
            ('"We wait," Green House press secretary Ines Corvo said.', "Green House press secretary Ines Corvo"),
            ('"We will wait," Bank of Elder analyst Ines Corvo said.', "Bank of Elder analyst Ines Corvo"),
            ('"It is," Lumo head of advanced analytics Ines Corvo said.', "Lumo head of advanced analytics Ines Corvo"),
            (
                '"It is," College of Elder at Belic law dean Ines Corvo said.',
                "College of Elder at Belic law dean Ines Corvo",
            ),
            (
                '"We wait," Elder Harbour Board (EHB) spokesman Jon Aster said.',
                "Elder Harbour Board (EHB) spokesman Jon Aster",
            ),
        ),
        ('Corvo said, "We will wait."', 'The "big four" banks said they would wait.'),
    ),
    Rule(
        "content-cue-source",
        'A quotation is followed by a verb of saying and then its source: "...," said Corvo.',
        (
            ('"We will wait," said Corvo, who runs the harbour.', "Corvo"),
            ('"It is over," shouted a spokesman for the union.', "a spokesman for the union"),
            ('"We watched the pier burn from the ferry" said Ines Corvo, a spokeswoman.', "Ines Corvo"),
            ('"Forty-one," corrects her partner, Jon Aster.', "her partner, Jon Aster"),
            ("«It is over», wrote Mara Lindqvist.", "Mara Lindqvist"),
            ('"It is over," said US envoy Mara Lindqvist.', "US envoy Mara Lindqvist"),
            ('"It is an emergency," says the letter signed by seven farmers.', "the letter"),
            ('"It leaks," said corresponding author Mara Lindqvist.', "corresponding author Mara Lindqvist"),
        ),
        ('Corvo, citing "the tide," said the ferry could not sail.',),
    ),
    Rule(
        "content-source-verb",
        "A verb that newscli does not list as a verb of saying counts as one next to a whole quotation.",
        (
            ('"Out of my way," Corvo huffed.', "Corvo"),
            ('"Did he sign it?" she posed.', "she"),
            ('"It was never a goal," Adv Corvo shares.', "Adv Corvo"),
        ),
        ('"Out of my way," Corvo said.',),
    ),
    Rule(
        "clause-closing-credit",
        'A sentence that ends with a comma and a credit, as in "..., Corvo said.", credits its quoted words to that'
        " source.",
        (
            ('The bridge is "a danger to everybody" and must close, Corvo said.', "Corvo"),
            ('It is "a danger" at night, the board wrote on Friday, according to the Courier.', "the board"),
            ('It is "thin" and no good deal, a second person briefed on the talks said.', "a second person"),
            ('It would create a "summer of queues" at the ferry, said Jon Aster, a rival operator.', "Jon Aster"),
        ),
        (
            'Corvo said the bridge is "a danger".',
            'The bridge is "a danger" at night, as Corvo continues to swim.',
            'The choir tackles the "Tide Mass," a last, magnificent gasp of it.',
            'Corvo, who swam through "mild" rain, said the piers on Friday were not wet.',
        ),
    ),
    Rule(
        "content-according-to-source",
        "A sentence that ends with 'according to X' credits its quoted words to X.",
        (('The crew was "badly shaken" by the storm, according to the shipping line.', "the shipping line"),),
        ('According to Corvo, the crew was "badly shaken".',),
    ),
    Rule(
        "source-cue-content",
        "Quoted words after a verb of saying, naming or judging are credited to the subject of that verb, or of the"
        " outermost verb if several are nested.",
        (
            ('Corvo said, "We will wait."', "Corvo"),
            ('The mayor of Port Elder called the plan "pure theatre".', "The mayor of Port Elder"),
            ('Corvo said the council was "asleep", but stressed that it was not "dead".', "Corvo"),
            ('The storm is a blow that Lindqvist has long warned would bring a "wave of closures".', "Lindqvist"),
            ('Corvo, harbour master since 2009, told the board in May that ferries were "not toys".', "Corvo"),
            ('Lindqvist told reporters that she had "sort of given up".', "Lindqvist"),
            ('Lindqvist has since told farmers she is "very tired" of it.', "Lindqvist"),
            ('The mayor vowed to close it, a step that Corvo has warned would be "a gift to Elder".', "Corvo"),
            ('The mayor vowed to close it, a step Corvo has said would be "a gift to Elder".', "Corvo"),
            ('The line will close, putting jobs at risk, in what its boss called "a bleak day".', "its boss"),
            ('They met a guard who called it "madness".', "who"),
            ('Ines Corvo, head of planning at Elder Council said: "We will wait."', "Ines Corvo"),
            ('Cllr Mara Lind, Chair of the Coastal Towns Group told us the wall was "overdue".', "Cllr Mara Lind"),
            ('Jonas Grell, who leads the union said: "No."', "Jonas Grell"),
            ('The Elder Dam, the mayor said, was "a scandal".', "the mayor"),
            ('Elder Water, officials said, was "late".', "officials"),
            ('A letter issued on Monday, signed by Corvo and the mayor, urged "calm".', "A letter"),
            ('A source within the council told us the list was "very short".', "A source within the council"),
            ('But a source close to Lindqvist said she was "shaken".', "a source close to Lindqvist"),
            ('An aide opposed to Corvo called it "a trap".', "An aide opposed to Corvo"),
            ('Lindqvist said that experts liked it, to which Corvo replied: "It is not true."', "Corvo"),
            ('Four in ten like it, while 31 percent call it "inappropriate, but typical of men".', "31 percent"),
            ('The Courier called the bank\'s decision "incomprehensible".', "The Courier"),
            ('As Ines Corvo, the No. 2 in the house, put it: "He will not be confirmed."', "Ines Corvo"),
            ('With a prepared text doomed to be ignored - Corvo told them she was "one of us".', "Corvo"),
            ('It froze early, a change the captain called "unnatural".', "the captain"),
            ('The plan, which promoter Jon Aster dubbed "the best since stairs", failed.', "promoter Jon Aster"),
            ('Corvo and a colleague write that it "may be too calm".', "Corvo and a colleague"),
            ('When they saw it, one of them asked whether there would be "a radio edit".', "one of them"),
            ('Corvo pointed at a hole that locals have christened "the lake".', "locals"),
            ('Corvo, who once told a mayor that he had "mistaken the tide", has died.', "who"),
            ('He stood still as Judge Lindqvist told him that he had stolen "from a church".', "Judge Lindqvist"),
            ('He knocked, and after a pause a voice called down, "What is it?"', "a voice"),
            ('A copy of the letter seen by Corvo describes "a leak at the toe".', "A copy of the letter"),
            ('Owners vowed to block it, a protest that Corvo has warned would be "a gift to Elder".', "Corvo"),
            ('The WHO called the water "fit for nobody".', "The WHO"),
            ('In May, May called the plan "pure theatre".', "May"),
            ('Said Ines Corvo, through her interpreter: "It leaks."', "Ines Corvo"),
            ('As the board notes, the pier is "beyond repair".', "the board"),
            ('A Brenmore study of the "tide gap" called Elder a "marvel".', "A Brenmore study"),
            ('Asked who pays for the single project, the economist replies, "You do."', "the economist"),
            ('The town has spent more, the board states, "by paying twice".', "the board"),
            ('The crowd laughed when Corvo asked the mayor, "Who pays?"', "Corvo"),
            ('According to the Courier, Corvo said: "We will wait."', "Corvo"),
            (
                'A March 2019 study by the board, a local body, concluded that it is "beyond repair".',
                "A March 2019 study",
            ),
            ('Corvo, Lindqvist and Aster wrote that the pier is "beyond repair".', "Corvo, Lindqvist and Aster"),
            ('The mayor may order a toll, which Corvo has said would be "a gift to Elder".', "Corvo"),
        ),
        (
            'The slogan was called "pure theatre".',
            'It opens in June thanks to a "night mode" ferry.',
            'The pier has been shut, as Corvo continues to swim past "the gate".',
            '"We will wait," said Corvo.',
            'Corvo plays a nurse, described as "a saint who hates mud".',
        ),
    ),
    Rule(
        "source-quoted-as-saying",
        "In 'X was quoted by Y' and 'Y quoted X as saying', the source is X; Y only passed the words on.",
        (
            ('Corvo was quoted by state media as "deeply sorry".', "Corvo"),
            ('The agency quoted Corvo as saying the pier was "beyond repair".', "Corvo"),
            ('"We wait," a radio station quoted Ines Corvo as saying.', "Ines Corvo"),
        ),
        ("The paper quoted a neighbour.",),
    ),
    Rule(
        "cue-by-source",
        "In 'described by X as' or 'as explained by X', the quoted words are credited to X.",
        (
            ('The plan was described by Corvo as "pure theatre".', "Corvo"),
            ('As explained by the harbour master, the pier is "beyond repair".', "the harbour master"),
        ),
        ('Corvo described the plan as "pure theatre".',),
    ),
    Rule(
        "source-infinitive-content",
        "In 'X declined to call it', the quoted words are credited to X, the subject of the main verb.",
        (('Lindqvist declined to call the vote "unfair".', "Lindqvist"),),
        ('Lindqvist called the vote "unfair".',),
    ),
    Rule(
        "source-participle-content",
        "In 'X walked out, calling it', the quoted words are credited to X, the subject of the main clause.",
        (
            ('Corvo has since taken a harder line, repeatedly saying he is "very tired" of the board.', "Corvo"),
            ('They spoke once, and Corvo, a farmer, has left, repeatedly saying he is "very tired" of it.', "Corvo"),
            ('Corvo has gone quiet, apart from saying on the radio that he was "very tired".', "Corvo"),
            ('The union walked out on Friday, calling the offer "an insult".', "The union"),
            ('It caused concern with some farmers saying that the dam was "a sieve".', "some farmers"),
            ('Corvo cast doubt on that late Friday, saying in a statement, "It leaks."', "Corvo"),
            ('In a tape released by the county, Corvo can be heard telling him, "I see it."', "Corvo"),
        ),
        ('Corvo said he is "very tired".',),
    ),
    Rule(
        "according-to-source",
        "A sentence that opens with 'according to X' or 'per X' credits the quoted words after it to X.",
        (
            ('Per Corvo, "it also works without a plug."', "Corvo"),
            ('It was, in the words of its own chair, "a shed with a roof".', "its own chair"),
            ('In her words, the summer was "the third warmest".', "her"),
            ('According to the harbour master, the storm was "a monster".', "the harbour master"),
        ),
        ('The storm was "a monster", the harbour master said.',),
    ),
    Rule(
        "source-possessive-noun",
        "A noun of saying with an owner, as in 'Corvo's remark that', credits the quoted words after it to the owner.",
        (('Few liked Corvo\'s remark that the board was "asleep".', "Corvo"),),
        ('Few liked the "asleep" board.',),
    ),
    Rule(
        "noun-by-source",
        "A noun of saying with 'by X' or 'from X', as in 'a letter from X', credits the quoted words to X.",
        (('A letter from the union: "We are leaving."', "the union"),),
        ("The union left.",),
    ),
    Rule(
        "source-noun-colon",
        "A noun of saying before a colon or comma, as in 'X issued a statement:', credits the words after it to X.",
        (('After the vote Corvo issued a statement: "We will wait."', "Corvo"),),
        ('Corvo said: "We will wait."',),
    ),
    Rule(
        "content-before-cue",
        "Quoted words that nothing else credits are credited to the source of a cue later in the sentence.",
        (('"Pure theatre" is what Corvo calls the plan.', "Corvo"),),
        ('"It is theatre," Corvo said.',),
    ),
    Rule(
        "name-colon-content",
        "A name and a colon before a quotation, as in transcripts and round-ups, credit the quotation to that name.",
        (('Ines Corvo: "We will wait."', "Ines Corvo"),),
        ('The plan: "wait and see".',),
    ),
    Rule(
        "source-gap-content",
        "A name, a comma and a quotation after a semicolon credit the quotation to that name: the verb is in the"
        " clause before.",
        (('Corvo called it "a gift"; Jon Aster, "a trap".', "Jon Aster"),),
        ('Corvo called it "a gift"; to Jon Aster it is "a trap".',),
    ),
    Rule(
        "subject-colon-content",
        "A sentence that ends in a colon, or in a comma before a whole quotation, credits the quoted words after it to"
        " its subject.",
        (
            ('Corvo was blunt after the hearing: "We will wait."', "Corvo"),
            ('From the report: "The pier is beyond repair."', "the report"),
            ('Corvo shared with the Courier, "The pier is beyond repair."', "Corvo"),
            ('The 44-year-old, who took over in May, was full of praise for Reed: "He is a gift."', "The 44-year-old"),
        ),
        ('Corvo said: "We will wait."', 'Then, more softly: "Or do not."', 'The men were asked, "Who pays?"'),
    ),
    Rule(
        "cue-colon-before",
        "A paragraph that ends in a cue and a colon credits the quotation below it to the source of that cue.",
        (
            ('Corvo told the board this:\n\n"We will wait."', "Corvo"),
            ('From Ines Corvo:\n\n"We will wait."', "Ines Corvo"),
            ('A message from Ines Corvo, the harbour master:\n\n"We will wait."', "Ines Corvo"),
        ),
        ('Corvo told the board.\n\n"We will wait," she said.',),
    ),
    Rule(
        "cue-before",
        "A quotation alone in its paragraph is credited to the source of the short reporting sentence right before it.",
        (
            ('Lindqvist said she was not surprised.\n\n"Nobody asked us."', "Lindqvist"),
            ('For Ines Corvo, the move was a gamble. "I had one bag."', "Ines Corvo"),
            ('"We will wait," Corvo said.\n\nLindqvist came back to it later. "Who pays?"', "Lindqvist"),
        ),
        ('The well ran dry.\n\n"Nobody asked us."',),
    ),
    Rule(
        "subject-before",
        "A quotation without a credit is credited to the subject of the paragraph before it.",
        (
            ('Ines Corvo keeps the oldest lamp in a box.\n\n"It is as black as tar."', "Ines Corvo"),
            ('For Ines Corvo, the lamp is a keepsake.\n\n"I found it in the mud."', "Ines Corvo"),
        ),
        ('The lamp is kept in a box.\n\n"It is as black as tar."',),
    ),
    Rule(
        "answer-to-question",
        "A quotation without a credit, in the paragraph after a question, is credited to the person who was asked, or"
        " who was credited before the question.",
        (
            ('"Will it hold?" Lindqvist asked Corvo.\n\n"It will hold until May."', "Corvo"),
            (
                '"It will hold," Corvo told the board.\n\n"Until when?" Lindqvist asked.\n\n"Until May, if it is dry."',
                "Corvo",
            ),
        ),
        ('"Will it hold?" Lindqvist asked Corvo. "It must hold."',),
    ),
    Rule(
        "interviewed-before",
        "The first quotations without a credit are credited to the person that the article says it talked to.",
        (
            (
                'The Courier spoke to diver Ines Corvo.\n\nThe wreck\n\n"I saw it in May."',
                "diver Ines Corvo",
            ),
        ),
        ('The Courier spoke to Ines Corvo.\n\n"I saw it in May," said Jon Aster.',),
    ),
    Rule(
        "signature-line",
        "A dash and a name below a quotation, or right after it, credit the quotation to that name.",
        (
            ('"We will wait."\n\n- Ines Corvo, harbour master', "Ines Corvo"),
            ("“We will wait.” —Ines Corvo, harbour master, Port Elder", "Ines Corvo"),
        ),
        ('"We will wait."\n\nInes Corvo left.',),
    ),
    Rule(
        "transcript-label",
        "A name in capitals and a colon at the start of the quoted text name the speaker, as in a transcript.",
        (('"CORVO: We will wait."', "CORVO"),),
        ('"Note: we will wait," Corvo said.', '"BREAKING: we will wait," reads a post.'),
    ),
    Rule(
        "turn-label",
        "In a transcript, a paragraph after a name and a colon is credited to that name, even without quote marks.",
        ((_TRANSCRIPT, "Ines Corvo"), (_BROADCAST, "INES CORVO"), (_INITIALS, "The Elder Courier")),
        (_LIST, _COUNT, _PREVIEW),
    ),
    Rule(
        "answer-alone",
        "In an interview without labels, paragraphs that answer a question are credited to the person interviewed.",
        ((_INTERVIEW, "Ines Corvo"),),
        (_EXPLAINER, _ESSAY),
    ),
    Rule(
        "answer-label",
        "In an interview laid out as Q and A, the answers are credited to the person that its opening is about.",
        ((_Q_AND_A, "A"),),
        (_LIST,),
    ),
    Rule(
        "carried-on",
        "A quotation that stands alone, with no credit near it, is credited to the last speaker.",
        (('"We will wait," Corvo said.\n\nThe board met on Friday and left in silence.\n\n"It decides."', "Corvo"),),
        ('"We will wait," Corvo said. "The tide decides."',),
    ),
    Rule(
        "carried-on-in-sentence",
        "Quoted words in a sentence without a credit, right after a credited sentence, are credited to the same"
        " speaker.",
        (('"We will wait," Corvo said. The board had shown "no spine".', "Corvo"),),
        ('The board had shown "no spine".',),
    ),
)

_UNSPOKEN = (
    Rule(
        "title-of-work",
        "Quoted words in title case are the name of a book, show or song if the words beside them say so.",
        (
            ('She said so on "Harbour Nights" last week.', "Harbour Nights"),
            ('In his memoir, "Low Water," Corvo wept.', "Low Water,"),
            ('Corvo told QBC\'s "Harbour Nights" that it was over.', "Harbour Nights"),
            ('The "Low Water" star told reporters that she was done.', "Low Water"),
            ('Corvo said the podcast "Deep Water" had changed her.', "Deep Water"),
            ('Lindqvist, who directed "Low Water", said it was over.', "Low Water"),
            ('"Low Water" (2019) made her rich, Corvo said.', "Low Water"),
            ('Corvo announced that "The Tide" would open in March.', "The Tide"),
            ('Critics called "The Tide" a masterpiece.', "The Tide"),
            ('Corvo wrote "The Tide" in 1990.', "The Tide"),
            ('The studio boarded "The Salt Ledger," the second feature of Corvo.', "The Salt Ledger,"),
        ),
        (
            'Lindqvist called him "Captain Nobody".',
            'Corvo wrote, "The Tide Decides."',
            'The crowd chanted "Save Our Pier" as she left.',
            'He said "Nobody Asked Us" and left.',
        ),
    ),
    Rule(
        "nickname",
        "One or two quoted words between two parts of a name are a nickname.",
        (('Ines "Nessie" Corvo won.', "Nessie"),),
        ('Corvo said "no" twice.',),
    ),
    Rule(
        "name-given",
        "Quoted words right after a common noun and 'called', 'named' or 'known as' are a name that nobody speaks.",
        (
            ('Corvo joined a band called "the grey gulls" in May.', "the grey gulls"),
            ('Lindqvist wrote of a wind known as "the sexton".', "the sexton"),
            ('Corvo sold the boat, which she had named "Safe Home", in May.', "Safe Home"),
            ('Lindqvist joined in 1953 as what was then called a "computress".', "computress"),
            ('Lindqvist said they would combine (the "Merger") in May.', "Merger"),
            ('Corvo said one manager had filed it in a folder marked "Noise".', "Noise"),
        ),
        (
            'Lindqvist called the plan "a folly".',
            'Corvo called "a folly" what the board had planned.',
            'The board ended what farmers called "a folly".',
            'The bridge, which the company called "sound", fell.',
            'The plan was called "a folly" by Corvo.',
            'Corvo counted to ten ("It calms me") and left.',
        ),
    ),
    Rule(
        "words-as-words",
        "Quoted words after 'the term', 'the word' or 'so-called' are only mentioned: nobody speaks them.",
        (('Corvo avoided the word "strike" all day.', "strike"),),
        ('Corvo said "strike" twice.',),
    ),
    Rule(
        "stage-direction",
        "A quotation that is only a bracket, as in '(Laughter.)', says what was heard, and nobody speaks it.",
        (('"(Laughter.)"', "(Laughter.)"),),
        ('"(We will) wait," Corvo said.',),
    ),
    Rule(
        "single-marks-aside",
        "Words in single marks, in an article that quotes in double ones, are a headline's shorthand or a scare quote.",
        (('The \'quick\' ferry is late.\n\n"We will wait," Corvo said. "It decides."', "quick"),),
        ("'We will wait,' Corvo said.",),
    ),
    Rule(
        "question-alone",
        "In an interview without labels, paragraphs that ask are the words of an interviewer who is not named.",
        ((_INTERVIEW, "Why did you close it?"),),
        (_EXPLAINER,),
    ),
    Rule(
        "question-label",
        "In an interview laid out as Q and A, the questions are the words of an interviewer who is not named.",
        ((_Q_AND_A, "Why did you close it?"),),
        (_LIST,),
    ),
    Rule(
        "uncredited",
        "Nothing in or around the sentence says who spoke, and newscli does not guess.",
        (('The "quick" ferry is late.', "quick"),),
        ('"Quick," Corvo said.',),
    ),
)

_REPORTED = (
    Rule(
        "source-cue-clause",
        "The clause after a verb of saying, with or without 'that', is the reported content.",
        (
            ("Corvo said the ferry would sail at noon.", "Corvo"),
            ("The union told members on Friday that talks had failed.", "The union"),
            ("Two in three residents said the ferry was late.", "Two in three residents"),
        ),
        ("Corvo painted the ferry at noon.", '"The ferry sails," Corvo said at noon.'),
    ),
    Rule(
        "source-cue-object",
        "The object of verbs such as announce and deny is the reported content.",
        (("The shipping line announced the end of the night ferry.", "The shipping line"),),
        ("The shipping line bought the night ferry.",),
    ),
    Rule(
        "clause-source-cue",
        "A clause with a credit inside or after it, as in 'The ferry, X said, is late', is the reported content.",
        (
            ("The ferry would sail at noon, Corvo said.", "Corvo"),
            ("The ferry, Corvo said, would sail at noon.", "Corvo"),
            ("The ferry would sail at noon, said Ines Corvo.", "Ines Corvo"),
        ),
        ('"The ferry would sail at noon," Corvo said.',),
    ),
    Rule(
        "clause-according-to-source",
        "A sentence that ends with 'according to X' credits the clause before these words to X.",
        (("Two in three ferries were late last year, according to the watchdog.", "the watchdog"),),
        ("The ferries sailed according to plan.",),
    ),
    Rule(
        "according-to-source-clause",
        "A sentence that opens with 'according to X' credits the clause after the comma to X.",
        (("According to the watchdog, two in three ferries were late.", "the watchdog"),),
        ("The watchdog acted according to the law.",),
    ),
)

RULES = by_name((*_CREDITS, *_UNSPOKEN, *_REPORTED))

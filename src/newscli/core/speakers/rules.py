"""The rules that find the speaker from the words of a credit, with their evidence.

An example is a text and the speaker of its last quotation. A negative looks like an example; with it stands the speaker
that is right instead, "" for somebody whom the article does not name. `scripts/train_speakers.py` learns from both.
"""

from newscli.core.rules import Rule, by_name
from newscli.records import Quote

# How often each rule is right on annotated articles, rounded. "pronoun" and "description" weigh each case by itself.
_SHARES = {
    "name": 0.97,
    "several-names": 0.9,
    "name-set-off": 0.9,
    "short-name": 0.8,
    "name-as-written": 0.85,
    "body-by-kind": 0.8,
    "relative-pronoun": 0.9,
    "pronoun-of-body": 0.7,
    "described-before-name": 0.85,
    "signature": 0.8,
    "answer": 0.8,
    "interviewee": 0.75,
}

RULES: dict[str, Rule] = by_name(
    [
        Rule(
            "name",
            "The source contains the full name or the short name of one person in the article.",
            examples=(
                ("Tomas Reed opened the mill. “It turns,” said Reed.", "Tomas Reed"),
                ("Tomas al-Reed opened the mill. “It turns,” al-Reed said.", "Tomas al-Reed"),
                ("Karl and Ana Belic met Ida Belic. “It turns,” Mr. Belic said.", "Karl Belic"),
                ("“It turns,” said the mill's keeper Tomas Reed.", "Tomas Reed"),
                ("Tomas “Rocket” Reed won. “It turns,” Rocket said.", "Tomas Reed"),
                ("Tomas Ingi Reed won. “It turns,” Tomas Ingi said.", "Tomas Ingi Reed"),
                ("A couple fell\n\nTomas and Ida Reed fell. “It turns,” Mr Reed said.", "Tomas Reed"),
                ("Tomas Reed opened the mill. “It turns,” Reed himself said.", "Tomas Reed"),
                ("“It turns,” said Minister of Works Engr. Tomas Reed.", "Tomas Reed"),
                ("Tom Halder left. Sgt Lena Marsh of Halder Police said: “It turns.”", "Lena Marsh"),
                ("Mayor Tomas Halloway left. “So be it,” Halolway said.", "Tomas Halloway"),
                ("Tomas Reed is late. “It turns,” @tomas_reed tweeted.", "Tomas Reed"),
                ("Tomas Reed (@the_miller) is late. “It turns,” @the_miller tweeted.", "Tomas Reed"),
                (
                    "Ana Belic met Tomas Reed, a baker.\n\nBELIC: Is it late?\n\nREED: It is too late.\n\nBELIC: Why is"
                    " it?\n\nREED: It rains in here.",
                    "Tomas Reed",
                ),
            ),
            negatives=(
                ("Tomas Reed is ill. “He sleeps,” a spokesman for Reed said.", ""),
                ("Their school is shut. “We are numb,” said the parents of Ana Belic and Tomas Reed.", ""),
                ("“He sleeps,” Ana Belic's attorney Xqu Orlomo said.", "Xqu Orlomo"),
                ("“He sleeps,” Tomas Reed‘s aunt said.", ""),
            ),
        ),
        Rule(
            "several-names",
            "The source names several people, who speak together.",
            examples=(
                ("“We will rebuild it,” said Ana Belic and Tomas Reed.", "Ana Belic and Tomas Reed"),
                (
                    "Editor Ana Belic met Tomas Reed, a baker. “We agree,” Belic and Reed said.",
                    "Ana Belic and Tomas Reed",
                ),
            ),
            negatives=(("“We will rebuild it,” Ana Belic said, and Tomas Reed nodded.", "Ana Belic"),),
        ),
        Rule(
            "name-set-off",
            "A name between commas beside the credited description is the speaker: “the owner, Ana Belic, said”.",
            examples=(
                ("The leader of the Elder Harbour League, Jonas Grell, warned that it was “mad”.", "Jonas Grell"),
                ("The ferry's owner, Ligaya Star Lines, said that it was “deeply sorry”.", "Ligaya Star Lines"),
                ("“We are sorry,” said the mill's owners, Quill & Sons.", "Quill & Sons"),
                ("The club's owners, the Corvo Group, said that it was “deeply sad”.", "Corvo Group"),
            ),
            negatives=(
                ("“The dam holds,” said a spokesman for the board.", ""),
                ("“The dam holds,” said the mill's owner, Corvo Group leader Karl Reed.", ""),
            ),
        ),
        Rule(
            "short-name",
            "A surname that several people share means the only one of them who has spoken.",
            examples=(("“It is late,” said Karl Belic. Ana Belic said no. “It rains,” Belic said.", "Karl Belic"),),
            negatives=(("Karl Belic and Ana Belic left. “It rains,” Belic said.", "Belic"),),
        ),
        Rule(
            "name-as-written",
            "A name that the article gives in no other form is kept as it is, without its titles.",
            examples=(
                ("It rained. “The road is shut,” police said.", "police"),
                ("It rained. “The road is shut,” said the Elder Harbour Board.", "Elder Harbour Board"),
                ("Elder Rail slid. Rival Corvo Group said it was “no surprise”.", "Corvo Group"),
                ("It rained. Northern Grid said it was “no surprise”.", "Northern Grid"),
                ("Elder Rovers lost again. “We are sorry,” Elder said in a statement.", "Elder Rovers"),
                ("The Elder Harbour Authority met. “The road is shut,” the EHA said.", "Elder Harbour Authority"),
                ("It rained. “The road is shut,” tweeted user @elder_rain.", "@elder_rain"),
            ),
            negatives=(
                ("It rained. “The road is shut,” a resident said.", ""),
                ("Envoys met on Friday. “It is over,” said the ministers of Norland, Sunland and Westland.", ""),
            ),
        ),
        Rule(
            "body-by-kind",
            "“The ministry” is the last ministry named; “the company” may be any firm.",
            examples=(
                ("The Transport Ministry met on Friday. “We will wait,” the ministry said.", "Transport Ministry"),
                ("The Elder Institute for Tides met. “We wait,” the institute said.", "Elder Institute for Tides"),
                ("Oceanic Holdings sank on Friday. “We will wait,” the company said.", "Oceanic Holdings"),
                ("The Elder Water board met on Friday. “We will wait,” the board said.", "Elder Water board"),
            ),
            negatives=(
                ("Ana Belic opened the fair. “We will wait,” the company said.", "the company"),
                ("Ana Belic of Elder Bank opened the fair. “We will wait,” her company said.", ""),
            ),
        ),
        Rule(
            "relative-pronoun",
            "“Who” means the person, or the organisation, named right before it.",
            examples=(
                ("They met Karl Reed, who said he was “tired”.", "Karl Reed"),
                ("They sued Oceanic Holdings, which said it was “surprised”.", "Oceanic Holdings"),
                ("Bishop Ezra Dunn of the Harvest Church, who urged them to “be kind”, left.", "Ezra Dunn"),
            ),
            negatives=(("Karl Reed met a diver, who said he was “tired”.", ""),),
        ),
        Rule(
            "pronoun-of-body",
            "“It” and “they” mean the organisation that began the sentence before, or that spoke last.",
            examples=(
                ("The Elder Harbour Board met on Monday. “We will pay,” it said.", "Elder Harbour Board"),
                (
                    "Ana Belic said: “The Elder Port Agency is slow.”\n\nTinwell Resources, which owns the quay, sent a"
                    " letter. It said the claim was “without basis”.",
                    "Tinwell Resources",
                ),
                (
                    "The Elder Harbour Board met. Quickpole at the time said it disagreed “deeply” with the ruling.",
                    "Quickpole",
                ),
            ),
            negatives=(
                ("Ana Belic met Tomas Reed. “We will pay,” it said.", ""),
                ("The Elder Harbour Board met on Monday. The rule is old. “No nets,” it reads.", ""),
            ),
        ),
        Rule(
            "pronoun",
            "“He” and “she” mean the person of that gender that the text was just about, subjects and speakers first.",
            examples=(
                ("Ana Belic met Maria Reed on Friday. “We talked,” she said.", "Ana Belic"),
                ("Harbour master Ana Belic met Tomas Reed, an engineer. “We talked,” he said.", "Tomas Reed"),
                ("Reading the plan of Karl Reed, Tomas Belic said no. “It is late,” he said.", "Tomas Belic"),
                ("Karl Reed left. As for Tomas Belic, he was calm. “It is late,” he said.", "Tomas Belic"),
                ("Karl Reed met Tomas Belic on Friday. “He is late,” he said of Reed.", "Tomas Belic"),
                ("Spokeswoman Zubri Halloway met Karl Reed. “We talked,” she said.", "Zubri Halloway"),
                (
                    "Tomas Reed won the toss. He went down on one knee to the spinner Karl Joss and lost. "
                    "“I like it,” he said.",
                    "Tomas Reed",
                ),
                ("Karl Reed left. Another witness, Tomas Belic, 43, stayed. “I saw it,” he said.", "Tomas Belic"),
                (
                    "“It is late,” Ana Belic said.\n\nThe ferry sank in May. Karl Reed steered it.\n\n"
                    "“We wept,” she said.",
                    "Ana Belic",
                ),
                ("“It is late,” said Karl Reed. The ferry left at six.\n\n“We wept,” he said.", "Karl Reed"),
                (
                    "“It is late,” said Karl Reed.\n\nOld Tomas Belic remembers the frost of 1963. “We wept,” he said.",
                    "Tomas Belic",
                ),
                (
                    "“It was quiet,” she said of her first night in the lighthouse.\n\nIda Vasko moved to Elder in May."
                    " She keeps bees.",
                    "Ida Vasko",
                ),
                (
                    "“They are late again,” Ines Corvo said. Karl Reed agreed, and Ana Belic, she said, was “lost for"
                    " words”.",
                    "Ines Corvo",
                ),
                ("Karl Belic spoke. Belic said: “It is late.” “We wept,” she said.", "Karl Belic"),
                ("Karl Reed spoke after Tomas Belic. “We thank Reed,” he said.", "Tomas Belic"),
                (
                    "Deputy leader Karl Reed smiled. Cllr Tomas Belic said it was “late”.\n\nThe deputy leader"
                    " disagreed. “We held six meetings,” he said.",
                    "Karl Reed",
                ),
                (
                    "Chief executive Ana Belic has resigned. A spokeswoman for the union said: “We are glad.”\n\n"
                    "The chief executive said she was tired. “I have had enough,” she said.",
                    "Ana Belic",
                ),
                (
                    "Karl Reed kept the lock for sixty years.\n\nPrince Tomas visited in May. “Mind the gate,” he told"
                    " the prince.",
                    "Karl Reed",
                ),
                (
                    "Nurse Ira Belic told the board of the Elder Clinic that he had warned it. “It was late,” he said.",
                    "Ira Belic",
                ),
                (
                    "Tomas Reed, who plays at the back, was ill. He said he had sent Karl Joss a card. “No,” he said.",
                    "Tomas Reed",
                ),
                ("Tomas Reed had no plan, he said, calling it “a dream”. “I wait,” he said.", "Tomas Reed"),
            ),
            negatives=(
                (
                    "Karl Reed opened the pool.\n\nWhile someone else wrote that it leaks, few left.\n\n“Reed is a fine"
                    " man,” he argued.",
                    "",
                ),
                (
                    "Alex Belic met us.\n\nQ: And now?\n\nA: We wait.\n\nQ: Was your uncle kind?\n\n"
                    "A: No, he told me: “Get out.”",
                    "",
                ),
                (
                    "Mayor Ana Belic closed the pool. “It leaks,” Belic said.\n\nOutside, a woman in the queue shook"
                    " her head.\n\n“I swam here daily,” she said.",
                    "",
                ),
                (
                    "Councillor Ana Belic told the meeting that the ferry will end.\n\nOne of the islanders, a nurse"
                    " who works nights, said she would have to move.\n\n“I took it for years,” she said.",
                    "",
                ),
                (
                    "“The mill is sound,” said its owner, Tomas Reed.\n\nBut a former foreman who left in May laughed"
                    " at that.\n\n“The beams are rotten,” he said.",
                    "",
                ),
                ("Karl Belic spoke. Belic said: “It is late.” His sister came in. “We wept,” she said.", ""),
                ("Karl Belic spoke. Belic said: “One day.” His aunt came in. “Two days.” she said.", ""),
                ("Karl Reed left early. “We talked,” she said.", ""),
                ("Karl Reed was jailed. The judge ordered him to pay. “You lied,” he said.", ""),
                ("Maria Reed built the dam. A company spokeswoman did not answer. “We mourn,” she said.", ""),
                ("Paula Saez won. One nurse said she had stopped voting. “I follow my pay,” she said.", ""),
                (
                    "Mayor Tom Rusk said the fire was “a tragedy”.\n\nThe baker's son said it was “arson”. "
                    "“I saw it,” he said.",
                    "",
                ),
            ),
        ),
        Rule(
            "description",
            "A description such as “the engineer” means the person described so, or the one the article is about; “her"
            " lawyer”, “the owner of the mill” or another trade usually means somebody unnamed.",
            examples=(
                ("Harbour master Ana Belic met Tomas Reed, an engineer. “No,” the harbour master said.", "Ana Belic"),
                ("Harbour master Ana Belic met Tomas Reed, an engineer. “No,” the engineer said.", "Tomas Reed"),
                ("Foreign Minister Ana Belic met Tomas Reed. “We agree,” the official said.", "Ana Belic"),
                ("Sen. Ana Belic met Tomas Reed. “We agree,” the senator said.", "Ana Belic"),
                (
                    "Polish President Ana Belic met French President Tomas Reed. “We agree,” the Polish leader said.",
                    "Ana Belic",
                ),
                (
                    "Polish Premier Ana Belic met Greek Premier Karl Reed. “We agree,” her Greek counterpart said.",
                    "Karl Reed",
                ),
                (
                    "Latvia is sorry, its deputy farm minister said, calling it “a slip”.\n\n"
                    "Deputy Farm Minister Ana Belic wept. "
                    "“We are sorry,” Latvia's deputy farm minister said.",
                    "Ana Belic",
                ),
                (
                    "Elder's deputy mayor said on Monday that it was “a slip”.\n\nDeputy Mayor Ana Belic wept.",
                    "Ana Belic",
                ),
                ("Ana Belic opened the fair on Monday. “I had time,” the mother of four said.", "Ana Belic"),
                ("Tomas Belic, dropped on 12, smiled. “I was lucky,” the left-hander said.", "Tomas Belic"),
                ("Tomas Belic won on Sunday. “I was lucky,” the 44-year-old said.", "Tomas Belic"),
                (
                    "Ruud van Eldern, the manager, is Dutch. Van Eldern sighed. “Like tourists,” the Dutchman said.",
                    "Ruud van Eldern",
                ),
                (
                    "Tomas Reed wrote to Mayor Karl Belic. Mayor Belic smiled. “I run,” the candidate said.",
                    "Tomas Reed",
                ),
                (
                    "Chancellor Stephen Ardle spoke. Shadow chancellor Sarah Kerse spoke last. "
                    "“I did,” the chancellor said.",
                    "Stephen Ardle",
                ),
                (
                    "Pianist Ada Grell has cancelled her tour. Grell hurt a wrist in May.\n\n"
                    "The musician said she was “gutted”.",
                    "Ada Grell",
                ),
                (
                    "Noel Vance won the Labour seat on Friday.\n\n"
                    "The Labour candidate said it was “a night to remember”.",
                    "Noel Vance",
                ),
                (
                    "Simon Oduya, 29, was fined on Monday.\n\nThe 29-year-old told the court he was “very sorry”.",
                    "Simon Oduya",
                ),
                (
                    "Mayor Tom Rusk thanked Lou Parr, 19, who saw it.\n\nThe 19-year-old said it was “like thunder”.",
                    "Lou Parr",
                ),
                ("Bertha Aldous has sold her last loaf.\n\nThe 70-year-old said she was “worn out”.", "Bertha Aldous"),
                (
                    "The chemist Karl Reed met Director Ana Belic. Belic also spoke of dust. "
                    "“No,” the Chilean scientist said.",
                    "Ana Belic",
                ),
                (
                    "The chemist Karl Reed met Director Ana Belic. Belic also spoke of dust. "
                    "“No,” the Chilean chemist said.",
                    "Karl Reed",
                ),
                (
                    "Sen. Ana Belic, a Maine Democrat, met Governor Karl Reed. Reed left. "
                    "“No,” the Maine Democrat said.",
                    "Ana Belic",
                ),
                (
                    "Rovers manager Luis Ferro lost again. Harlow scored twice.\n\nThe Portuguese said his side had"
                    " been “asleep”.",
                    "Luis Ferro",
                ),
                (
                    "Skier Piotr Halas fell twice. Halas came last.\n\nThe Pole said he was “half asleep”.",
                    "Piotr Halas",
                ),
                (
                    "Midfielder Goran Petek has joined Leith. Petek cost two million.\n\n"
                    "The Slovenian said it was “a dream”.",
                    "Goran Petek",
                ),
                (
                    "Rosalind Achter, chief executive of Brill Motors, resigned.\n\n"
                    "The chief executive said she was “tired”.",
                    "Rosalind Achter",
                ),
                (
                    "Governor Carl Busby signed the bill. Busby had waited a year.\n\n"
                    "The governor called it “a new day”.",
                    "Carl Busby",
                ),
                (
                    "Comedian Jo Sattler is back. Sattler last toured in 2015.\n\nThe performer said it felt “odd”.",
                    "Jo Sattler",
                ),
                (
                    "Trudy Hamm was sworn in on Monday. Hamm beat two rivals.\n\nThe new mayor said she was “ready”.",
                    "Trudy Hamm",
                ),
                (
                    "Police chief Hugh Lorne spoke. “We wait,” Lorne said.\n\nThe chief added that it was “too soon”.",
                    "Hugh Lorne",
                ),
                (
                    "The painter Ines Koch sold a barn. Koch moves to Rome.\n\n"
                    "The artist said she felt “free at last”.",
                    "Ines Koch",
                ),
                (
                    "Dennis Ruck, the owner of the Anchor inn, is retiring.\n\nThe owner said it was “a wrench”.",
                    "Dennis Ruck",
                ),
                (
                    "Neighbour Pat Odell heard it. Odell ran out.\n\nThe neighbour said it was “like thunder”.",
                    "Pat Odell",
                ),
                ("Lorry driver Jan Stoll was hurt.\n\nThe driver told police he was “blinded”.", "Jan Stoll"),
                ("Billy Krantz lost his wife in the fire.\n\nThe widower said he felt “hollow”.", "Billy Krantz"),
                (
                    "Frida Moen leads the Greens. Moen is 41.\n\nThe party leader said the deal was “thin”.",
                    "Frida Moen",
                ),
                (
                    "Danish Minister Una Holm met Finnish Minister Tor Salo. “It rains,” her Finnish counterpart said.",
                    "Tor Salo",
                ),
                (
                    "Mara Quill won again for Leith. Quill is fast.\n\n"
                    "Sprinter Jo Sattler came last. “I slipped,” said the 19-year-old.",
                    "Jo Sattler",
                ),
                (
                    "Rovers manager Tom Halder beamed. Town manager Pat Sorel saw red. Sorel left early.\n\n"
                    "“I told them to enjoy it,” the Rovers manager said.",
                    "Tom Halder",
                ),
                (
                    "Hector Salas built the tower. Salas, an architect, is 80.\n\n"
                    "The veteran architect said it was “only a box”.",
                    "Hector Salas",
                ),
            ),
            negatives=(
                ("French President Tomas Reed flew home. “We agree,” the Polish leader said.", ""),
                ("Danish Premier Una Holm left early. “We agree,” the Finnish premier said.", ""),
                ("Town manager Pat Sorel saw red. Sorel left early.\n\n“Enjoy it,” the Rovers manager said.", ""),
                ("Norwood coach Hugh Lorne walked off. “We won,” the Leith coach said.", ""),
                ("Ana Belic, chair of the Boatmen Guild, left. “It is over,” the Harbour Trust chair said.", ""),
                ("Polish Premier Ana Belic met Karl Reed. “We agree,” her Latvian counterpart said.", ""),
                ("Foreign Minister Ana Belic left. “We agree,” the High Commissioner for Sea Rights said.", ""),
                ("A man was admitted in May. Karl Reed, a surgeon, met him. “I hurt,” the patient said.", ""),
                (
                    "Among them was Jean Abbot, 71, who swims there. Abbot left. A spokesperson for the bathers waved."
                    " “We wait,” the spokesperson said.",
                    "",
                ),
                ("Karl Reed, a driver, left. “I hurt,” the driver, who did not want to be named, said.", ""),
                ("Ana Belic, a diver, is 80. “Breathe out,” my own teacher told me in May.", ""),
                ("Mara Lind has a son, Ivo, who is nine. What will he be? “A vet,” his mother said.", ""),
                ("Ana Belic swims at dawn. Belic is 70. “She is made of iron,” her sister said.", ""),
                ("Tomas Reed was jailed in May. Reed is 30. “He is a good boy,” his father told us.", ""),
                ("Ana Belic met Tomas Reed. “He is ill,” her lawyer said.", ""),
                (
                    "Mayor Tom Rusk said the fire was “a tragedy”.\n\nThe victim's mother said: “I want to know why.”",
                    "",
                ),
                ("Mayor Tom Rusk said the fire was “a tragedy”.\n\nThe owner of the mill said it was “arson”.", ""),
                ("Mayor Tom Rusk said the fire was “a tragedy”.\n\nThe owner said it was “arson”.", ""),
                ("Sergeant Mia Holz called it “an accident”.\n\nThe driver of the van said he “never saw her”.", ""),
                ("Sergeant Mia Holz called it “an accident”.\n\nThe landlady said the lamp was “always broken”.", ""),
                ("Sergeant Mia Holz called it “an accident”.\n\nThe 19-year-old said he was “driving slowly”.", ""),
                ("Lou Parr, 31, said the road was “a river”.\n\nThe 19-year-old said he was “driving slowly”.", ""),
                (
                    "Councillor Ben Tarle said the flats were “a disgrace”.\n\n"
                    "The tenant said the lift was “a coffin”.",
                    "",
                ),
                (
                    "Councillor Ben Tarle said the flats were “a disgrace”.\n\n"
                    "The coroner said the fall was “avoidable”.",
                    "",
                ),
                ("Dr. Lise Aune said the ward was “full”.\n\nThe hospital's chief executive said it was “coping”.", ""),
                ("Dr. Lise Aune said the ward was “full”.\n\nThe manager of the home said it was “coping”.", ""),
                ("Senator Hal Moody said the bill was “dead”.\n\nThe president said he was “hopeful”.", ""),
                ("Senator Hal Moody said the bill was “dead”.\n\nThe prime minister said it was “alive”.", ""),
                ("Lawyer Una Speck said the trial was “unfair”.\n\nThe judge said it was “over”.", ""),
                ("Lawyer Una Speck said the trial was “unfair”.\n\nThe defendant said it was “a sham”.", ""),
                ("Union leader Rolf Eggers called it “robbery”.\n\nThe firm's chairman called it “fair”.", ""),
                ("Pilot Greta Lamm said the wind was “wild”.\n\nThe passenger said the cabin was “screaming”.", ""),
                ("Head teacher Olga Finn said the bus was “late”.\n\nThe boy's uncle said it was “never checked”.", ""),
                ("Coach Ed Marlo said it was “a bad day”.\n\nThe goalkeeper said the ball was “wet”.", ""),
                (
                    "Farmer Kit Bray said the river was “rising”.\n\n"
                    "The spokeswoman for the agency said it was “falling”.",
                    "",
                ),
                (
                    "Judge Alma Roy jailed the pair. Detective Cy Poole led the case.\n\n“It is done,” Poole said.\n\n"
                    "The jeweller said the ring was “priceless”.",
                    "",
                ),
                ("Detective Cy Poole said the ring was “gone”.\n\nThe teenager said he “found it”.", ""),
                ("Vicar Joan Pell said the roof was “a sieve”.\n\nThe builder said it was “nearly new”.", ""),
                ("Minister Ulf Brandt said the tax was “fair”.\n\nThe butcher said it was “daylight robbery”.", ""),
                ("Karl Reed chairs the board.\n\nThe owner of the dock said it was “broke”.", ""),
                ("Ranger Dee Falk found the hut.\n\nThe hiker's sister said it was “a miracle”.", ""),
                ("Mayor Tom Rusk thanked Inspector Mia Holz.\n\nThe bishop said the town was “blessed”.", ""),
                ("Inspector Mia Holz said he was “calm”.\n\nThe man told the court he “heard voices”.", ""),
            ),
        ),
        Rule(
            "described-before-name",
            "A description in the opening, such as “a coroner”, means the one coroner named later in the article.",
            examples=(
                (
                    "A coroner has called for a fence “before summer”.\n\nThe coroner, Fergal Dunn, wrote on Monday.",
                    "Fergal Dunn",
                ),
            ),
            negatives=(("A coroner has called for a fence “before summer”.\n\nFergal Dunn, a diver, agreed.", ""),),
        ),
        Rule(
            "signature",
            "“I” in a letter means the person named in the short line at its end.",
            examples=(
                (
                    "To the editor:\n\nI asked him: “Is it so?”\n\nIt was odd.\n\nMaria Trasket, Elder\n",
                    "Maria Trasket",
                ),
            ),
            negatives=(("I asked him: “Is it so?”\n\nIt was odd.\n", ""),),
        ),
        Rule(
            "answer",
            "The answers in an interview are credited to the person named most often before the first question.",
            examples=(
                (
                    "Tomas Reed builds boats.\n\nQ: Who taught you?\n\nA: My aunt did, in Elder.\n\nQ: When was it?\n\n"
                    "A: In the year of the flood.",
                    "Tomas Reed",
                ),
            ),
            negatives=(("Tomas Reed builds boats. “It was my aunt,” his brother said.", ""),),
        ),
        Rule(
            "interviewee",
            "A quotation without a credit is credited to the person who speaks most in the article.",
            examples=(
                (
                    "“One,” said Ana Belic.\n\n“Two,” said Belic.\n\n“Three,” said Belic.\n\n“Four,” said Belic.\n\n"
                    "“Five,” said her agent, Tomas Reed.\n\nThe kettle boils.\n\n“Before, I had no readers.”",
                    "Ana Belic",
                ),
            ),
            negatives=(
                (
                    "“One,” said Ana Belic.\n\n“Two,” said Belic.\n\n“Three,” said Belic.\n\n“Four,” said Belic.\n\n"
                    "“Five,” said her agent, Tomas Reed.\n\n“Before, she had no readers.”",
                    "Tomas Reed",
                ),
            ),
        ),
    ]
)


def set_evidence(quote: Quote, rule: str, confidence: float | None = None) -> None:
    """Note by which rule the speaker was found, and how sure that is; without a confidence, the rule's own share."""
    quote.speaker_rule = rule
    quote.speaker_confidence = round(_SHARES[rule] if confidence is None else confidence, 2)


def copy_speaker(one: Quote, other: Quote) -> None:
    """Credit another quotation as one was."""
    other.speaker, other.speakers, other.role = one.speaker, one.speakers, one.role
    other.speaker_rule, other.speaker_confidence = one.speaker_rule, one.speaker_confidence
